package dev.orderflow.localcloud.sqs.journal;

import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.DamageException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a journal from its start. */
final class JournalScan {

  @FunctionalInterface
  interface Visitor {
    void entry(JournalEntry entry, long offset, int length);
  }

  /**
   * What a journal is.
   *
   * @param old whether an earlier version wrote it, which did not say how much was acknowledged
   * @param whole how much of it is whole; 0 if it is still to be made
   */
  record Found(boolean old, long whole) {}

  private final Path file;
  private final DataInputStream in;
  private final long size;
  private long position;
  private long acknowledged;
  private boolean old;

  private JournalScan(Path file, DataInputStream in, long size) {
    this.file = file;
    this.in = in;
    this.size = size;
  }

  /**
   * Returns how much of the file is whole. What follows was being written when the process died,
   * and nothing of it was acknowledged.
   *
   * @param owner whose it has to be; 0 for anybody's
   * @throws DamageException if what was acknowledged is not whole
   */
  static Found read(Path file, long owner, Visitor visitor) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      JournalScan scan = new JournalScan(file, in, Files.size(file));
      long whole = scan.head(owner) ? scan.records(visitor) : 0;
      return new Found(scan.old, whole);
    }
  }

  private boolean head(long owner) throws IOException {
    byte[] magic = in.readNBytes(JournalFile.MAGIC.length);
    position = magic.length;
    if (Arrays.equals(magic, JournalFile.MAGIC)) {
      return mark(owner);
    }
    old = true;
    byte[] earlier = JournalFile.OLD_MAGIC;
    if (Arrays.equals(magic, earlier)) {
      return true;
    }
    if (magic.length == 0) {
      return false;
    }
    throw new DamageException(file, "is not a journal of queues of this version");
  }

  private boolean mark(long owner) throws IOException {
    if (size < JournalFile.HEAD) {
      throw new DamageException(file, "is cut short");
    }
    in.skipNBytes(AcknowledgedLength.BYTES);
    position = JournalFile.HEAD;
    try (AcknowledgedLength mark = AcknowledgedLength.in(file, JournalFile.MAGIC.length)) {
      if (owner != 0 && mark.owner() != 0 && mark.owner() != owner) {
        throw new DamageException(file, "is another journal than the one that belongs here");
      }
      acknowledged = mark.length();
    }
    return true;
  }

  private long records(Visitor visitor) throws IOException {
    while (size - position >= RecordBuffer.HEAD) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(RecordBuffer.HEAD));
      int length = head.getInt();
      int checksum = head.getInt();
      if (RecordBuffer.checksum(head.array(), 0, head.position()) != head.getInt() || length < 1) {
        return old ? onlyZeros(head.array()) : torn("no record");
      }
      long end = position + RecordBuffer.HEAD + length;
      if (end > size) {
        return torn("record cut short");
      }
      byte[] content = in.readNBytes(length);
      if (RecordBuffer.checksum(content, 0, length) != checksum) {
        return old ? last(end) : torn("wrong checksum");
      }
      visitor.entry(entry(content), position, RecordBuffer.HEAD + length);
      position = end;
    }
    return torn("cut short");
  }

  private JournalEntry entry(byte[] content) throws DamageException {
    try {
      return EntryReader.read(content);
    } catch (IllegalArgumentException _) {
      throw damaged("unknown kind of record");
    }
  }

  /** Here the crash, if nothing was acknowledged beyond. */
  private long torn(String how) throws DamageException {
    if (position < acknowledged) {
      throw damaged(how);
    }
    return position;
  }

  /** A file system that lost its power may leave zeros where records were to be. */
  private long onlyZeros(byte[] head) throws IOException {
    int seen = 0;
    for (byte b : head) {
      seen |= b;
    }
    while (seen == 0) {
      seen = in.read();
    }
    if (seen != -1 || !Arrays.equals(head, new byte[head.length])) {
      throw damaged("no record");
    }
    return position;
  }

  private long last(long end) throws DamageException {
    if (end < size) {
      throw damaged("wrong checksum");
    }
    return position;
  }

  private DamageException damaged(String how) {
    return new DamageException(
        file, "is damaged at byte %d of %d (%s)".formatted(position, size, how));
  }
}

package dev.orderflow.localcloud.sqs.journal;

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

  private final Path file;
  private final DataInputStream in;
  private final long size;
  private long position;

  private JournalScan(Path file, DataInputStream in, long size) {
    this.file = file;
    this.in = in;
    this.size = size;
  }

  /**
   * Returns how much of the file is whole. What follows is the record that was being written when
   * the process died, of which nothing was acknowledged.
   *
   * @throws JournalException if the file is damaged elsewhere than at its end
   */
  static long read(Path file, Visitor visitor) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      JournalScan scan = new JournalScan(file, in, Files.size(file));
      return scan.head() ? scan.records(visitor) : 0;
    }
  }

  private boolean head() throws IOException {
    byte[] magic = in.readNBytes(JournalFile.MAGIC.length);
    position = magic.length;
    if (Arrays.equals(magic, JournalFile.MAGIC)) {
      return true;
    }
    if (Arrays.equals(magic, 0, magic.length, JournalFile.MAGIC, 0, magic.length)) {
      return false;
    }
    throw new JournalException(file + " is not a journal of queues of this version");
  }

  private long records(Visitor visitor) throws IOException {
    while (size - position >= RecordBuffer.HEAD) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(RecordBuffer.HEAD));
      int length = head.getInt();
      int checksum = head.getInt();
      if (RecordBuffer.checksum(head.array(), 0, head.position()) != head.getInt()) {
        requireOnlyZeros(head.array());
        return position;
      }
      long end = position + RecordBuffer.HEAD + length;
      if (end > size) {
        return position;
      }
      byte[] content = in.readNBytes(length);
      if (RecordBuffer.checksum(content, 0, length) != checksum) {
        requireLast(end);
        return position;
      }
      visitor.entry(entry(content), position, RecordBuffer.HEAD + length);
      position = end;
    }
    return position;
  }

  private JournalEntry entry(byte[] content) {
    try {
      return EntryReader.read(content);
    } catch (IllegalArgumentException _) {
      throw damaged("unknown kind of record");
    }
  }

  /** A file system that lost its power may leave zeros where records were to be. */
  private void requireOnlyZeros(byte[] head) throws IOException {
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
  }

  private void requireLast(long end) {
    if (end < size) {
      throw damaged("wrong checksum");
    }
  }

  private JournalException damaged(String how) {
    return new JournalException(
        "%s is damaged at byte %d of %d (%s)".formatted(file, position, size, how));
  }
}

package dev.orderflow.localcloud.sqs.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The file to which a journal appends: its kind, how much of it was acknowledged, and records. A
 * random access file rather than a channel, since a channel is closed when a thread that writes to
 * it is interrupted.
 */
class JournalFile implements AutoCloseable {

  static final byte[] MAGIC = "OFQUEUE2".getBytes(US_ASCII);

  /** Of the files of earlier versions, in which records follow at once. */
  static final byte[] OLD_MAGIC = "OFQUEUE1".getBytes(US_ASCII);

  /** Where the records begin. */
  static final int HEAD = MAGIC.length + AcknowledgedLength.BYTES;

  private final Path path;
  private final RandomAccessFile file;
  private final AcknowledgedLength acknowledged;
  private long size;

  /** Opens a file that has its head, and cuts it to what of it is whole. */
  JournalFile(Path path, long whole) throws IOException {
    this(path, whole, path);
  }

  /**
   * @param home where the file will be in the end
   */
  JournalFile(Path path, long whole, Path home) throws IOException {
    this.path = home;
    this.acknowledged = AcknowledgedLength.in(OwnerOnly.file(path), MAGIC.length);
    this.file = new RandomAccessFile(path.toFile(), "rw");
    try {
      cutTo(whole);
      acknowledged.set(whole);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Makes a file without records; it appears as a whole. */
  static void make(Path path, long owner) throws IOException {
    Path fresh = freshBeside(path);
    writeHead(fresh, owner);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  static Path freshBeside(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  static void writeHead(Path path, long owner) throws IOException {
    byte[] head = new byte[HEAD];
    System.arraycopy(MAGIC, 0, head, 0, MAGIC.length);
    System.arraycopy(
        AcknowledgedLength.initial(owner, HEAD), 0, head, MAGIC.length, AcknowledgedLength.BYTES);
    Files.write(OwnerOnly.file(path), head);
  }

  long size() {
    return size;
  }

  long owner() {
    return acknowledged.owner();
  }

  /** What is in the file by now may be acknowledged, and must be there from now on. */
  void acknowledge() {
    acknowledged.set(size);
  }

  /** What is wrong with the place where the file is looked for when it is opened again. */
  @Nullable String displaced() {
    return path.toFile().length() == size ? null : "is gone, or was replaced, while it was in use";
  }

  void append(byte[] bytes, int length) throws IOException {
    file.write(bytes, 0, length);
    size += length;
  }

  void append(FileChannel source, long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      long copied = source.transferTo(at, to - at, file.getChannel());
      if (copied == 0) {
        throw new IOException("the journal ends before its last record");
      }
      at += copied;
    }
    size += to - from;
  }

  byte[] read(long from, long to) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    try {
      file.seek(from);
      file.readFully(bytes);
      return bytes;
    } finally {
      file.seek(size);
    }
  }

  final void cutTo(long length) throws IOException {
    file.setLength(length);
    file.seek(length);
    size = length;
  }

  void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    acknowledged.close();
    file.close();
  }
}

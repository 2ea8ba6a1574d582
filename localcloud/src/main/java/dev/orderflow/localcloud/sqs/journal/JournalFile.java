package dev.orderflow.localcloud.sqs.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The file to which a journal appends. A random access file rather than a channel, since a channel
 * is closed when a thread that writes to it is interrupted.
 */
class JournalFile implements AutoCloseable {

  static final byte[] MAGIC = "OFQUEUE1".getBytes(US_ASCII);

  private final RandomAccessFile file;
  private long size;

  /** Opens the file, or makes it, and cuts it to what of it is whole. */
  JournalFile(Path path, long whole) throws IOException {
    file = new RandomAccessFile(OwnerOnly.file(path).toFile(), "rw");
    try {
      cutTo(whole);
      if (whole == 0) {
        append(MAGIC, MAGIC.length);
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  long size() {
    return size;
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
    file.close();
  }
}

package dev.orderflow.localcloud.dynamodb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * SQLite's write-ahead log, read without SQLite, which takes a frame with a wrong checksum for the
 * end of the log and says nothing of the frames behind it.
 *
 * @see <a href="https://www.sqlite.org/fileformat2.html#walformat">The WAL file format</a>
 */
final class WriteAheadLog {

  static final int HEAD = 32;
  static final int FRAME_HEAD = 24;

  private static final int MAGIC = 0x377f0682;

  /**
   * What a log has.
   *
   * @param salts of this use of the file, which is written from its start again and again
   * @param committed how many frames belong to whole transactions
   * @param whole how many frames are right, though their transaction may lack its end
   * @param followers how many frames of the same use stand behind the last that is right
   * @param pages for each page in whole transactions the checksum of what it will be
   * @param databasePages how many pages the database has after the last transaction
   */
  record Content(
      long salts,
      int pageSize,
      int committed,
      int whole,
      int followers,
      Map<Integer, Integer> pages,
      int databasePages) {}

  private WriteAheadLog() {}

  /** Whether there is a head that is right; a file that is shorter than one has none. */
  static boolean hasHead(byte[] head) {
    if (head.length < HEAD) {
      return false;
    }
    ByteBuffer big = ByteBuffer.wrap(head);
    if ((big.getInt(0) & ~1) != MAGIC) {
      return false;
    }
    long sum = sum(0, head, 0, 24, order(big.getInt(0)));
    return sum == big.getLong(24);
  }

  static long salts(byte[] head) {
    return ByteBuffer.wrap(head).getLong(16);
  }

  /** Of the use of the file that follows one: SQLite counts the first of the two salts up. */
  static boolean follows(long next, long salts) {
    return (int) (next >>> 32) == (int) (salts >>> 32) + 1;
  }

  /**
   * Reads a log whose head is right.
   *
   * @param most how many frames to read
   */
  static Content read(Path path, int most) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] head = new byte[HEAD];
      file.readFully(head);
      return frames(file, head, most);
    }
  }

  private static Content frames(RandomAccessFile file, byte[] head, int most) throws IOException {
    ByteBuffer big = ByteBuffer.wrap(head);
    ByteOrder order = order(big.getInt(0));
    int pageSize = big.getInt(8);
    long salts = salts(head);
    long sum = big.getLong(24);
    byte[] frame = new byte[FRAME_HEAD + pageSize];
    Map<Integer, Integer> pages = new HashMap<>();
    Map<Integer, Integer> open = new HashMap<>();
    int committed = 0;
    int databasePages = 0;
    int index = 0;
    for (; index < most && isThere(file, index, pageSize); index++) {
      file.seek(offset(index, pageSize));
      file.readFully(frame);
      ByteBuffer at = ByteBuffer.wrap(frame);
      sum = frameSum(sum, frame, order);
      if (at.getLong(8) != salts || at.getLong(16) != sum) {
        break;
      }
      open.put(at.getInt(0), crc(frame, FRAME_HEAD, pageSize));
      if (at.getInt(4) != 0) {
        pages.putAll(open);
        open.clear();
        databasePages = at.getInt(4);
        committed = index + 1;
      }
    }
    return new Content(
        salts,
        pageSize,
        committed,
        index,
        followers(file, index, pageSize, salts),
        pages,
        databasePages);
  }

  private static int followers(RandomAccessFile file, int first, int pageSize, long salts)
      throws IOException {
    byte[] frame = new byte[FRAME_HEAD];
    int followers = 0;
    for (int i = first + 1; isThere(file, i, pageSize); i++) {
      file.seek(offset(i, pageSize));
      file.readFully(frame);
      followers += ByteBuffer.wrap(frame).getLong(8) == salts ? 1 : 0;
    }
    return followers;
  }

  static long offset(int frame, int pageSize) {
    return HEAD + (long) frame * (FRAME_HEAD + pageSize);
  }

  private static boolean isThere(RandomAccessFile file, int frame, int pageSize)
      throws IOException {
    return offset(frame + 1, pageSize) <= file.length();
  }

  static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  /** The checksum of a frame, which goes on from that of the frame before. */
  static long frameSum(long before, byte[] frame, ByteOrder order) {
    long ofHead = sum(before, frame, 0, 8, order);
    return sum(ofHead, frame, FRAME_HEAD, frame.length - FRAME_HEAD, order);
  }

  static ByteOrder order(int magic) {
    return (magic & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** SQLite's own, of both halves. */
  private static long sum(long before, byte[] bytes, int offset, int length, ByteOrder order) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(order);
    int s0 = (int) (before >>> 32);
    int s1 = (int) before;
    for (int at = offset; at < offset + length; at += 8) {
      s0 += words.getInt(at) + s1;
      s1 += words.getInt(at + 4) + s0;
    }
    return ((long) s0 << 32) | (s1 & 0xFFFF_FFFFL);
  }
}

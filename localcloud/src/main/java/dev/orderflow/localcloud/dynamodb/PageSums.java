package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checksum of each page of the database file, beside it, since SQLite keeps none. Those of
 * pages that the write-ahead log has may be out of date: the log's own checksums hold for them.
 */
final class PageSums {

  static final String FILE = "tables.sums";

  private static final int SUM = Integer.BYTES;
  private static final int NONE = 0;

  /** Where many pages are wrong it is not for a byte in each. */
  private static final int MOST_TRIED = 10;

  private final Path file;

  PageSums(Path directory) {
    this.file = directory.resolve(FILE);
  }

  /** Of all pages that the file has now. */
  void rewrite(Path database) throws IOException {
    Path fresh = OwnerOnly.file(file.resolveSibling(FILE + ".new"));
    Files.write(fresh, present(database));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Of pages that are about to be written back. */
  void put(Map<Integer, Integer> pages) throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (Map.Entry<Integer, Integer> page : pages.entrySet()) {
        out.seek((long) (page.getKey() - 1) * SUM);
        out.writeInt(page.getValue());
      }
    }
  }

  /**
   * Which pages of the file, from 1, are not what they were.
   *
   * @param logged pages that the log has, whatever the file says
   */
  List<Integer> damaged(Path database, Set<Integer> logged) throws IOException {
    if (Files.notExists(file)) {
      throw new DamageException(file, "is missing");
    }
    byte[] wanted = Files.readAllBytes(file);
    if (wanted.length == 0 || wanted.length % SUM != 0) {
      throw new DamageException(file, "is cut short");
    }
    byte[] present = present(database);
    List<Integer> damaged = new ArrayList<>();
    for (int at = 0; at < wanted.length; at += SUM) {
      int page = at / SUM + 1;
      if (!logged.contains(page) && sum(at, wanted) != NONE && differ(at, wanted, present)) {
        damaged.add(page);
      }
    }
    return damaged;
  }

  /** Mends pages in which one byte is wrong; returns how many it could not. */
  int mend(Path database, List<Integer> damaged) throws IOException {
    byte[] wanted = Files.readAllBytes(file);
    int pageSize;
    try (RandomAccessFile in = new RandomAccessFile(database.toFile(), "r")) {
      pageSize = pageSize(in);
    }
    int left = 0;
    for (int page : damaged) {
      boolean tried = left < MOST_TRIED;
      if (!tried
          || !PageMending.mendPage(database, page, pageSize, sum((page - 1) * SUM, wanted))) {
        left++;
      }
    }
    return left;
  }

  private static boolean differ(int at, byte[] wanted, byte[] present) {
    return at >= present.length || sum(at, wanted) != sum(at, present);
  }

  /** SQLite does not write pages that it frees before they were of use. */
  private static int sum(int at, byte[] sums) {
    return at < sums.length ? ByteBuffer.wrap(sums).getInt(at) : NONE;
  }

  private static byte[] present(Path database) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(database.toFile(), "r")) {
      int pageSize = pageSize(in);
      int pages = (int) ((in.length() + pageSize - 1) / pageSize);
      ByteBuffer sums = ByteBuffer.allocate(pages * SUM);
      byte[] some = new byte[pageSize * 256];
      in.seek(0);
      for (long left = in.length(); left > 0; ) {
        int read = (int) Math.min(left, some.length);
        in.readFully(some, 0, read);
        for (int at = 0; at < read; at += pageSize) {
          sums.putInt(WriteAheadLog.crc(some, at, Math.min(pageSize, read - at)));
        }
        left -= read;
      }
      return sums.array();
    }
  }

  /** As the head of the file says; what it says if it is damaged is as good as any. */
  private static int pageSize(RandomAccessFile in) throws IOException {
    if (in.length() < 18) {
      return 1024;
    }
    in.seek(16);
    int size = in.readUnsignedShort();
    return size < 512 || Integer.bitCount(size) != 1 ? 1024 : size;
  }
}

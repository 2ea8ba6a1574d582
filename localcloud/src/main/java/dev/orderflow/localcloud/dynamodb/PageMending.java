package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.files.FlippedByte;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/** Mends frames of the log and pages of the database in which one byte is wrong. */
final class PageMending {

  private PageMending() {}

  /**
   * Mends the first frame that is not right, if it can.
   *
   * @param index of that frame
   */
  static boolean mendFrame(Path log, int index) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      byte[] head = new byte[WriteAheadLog.HEAD];
      file.readFully(head);
      int pageSize = ByteBuffer.wrap(head).getInt(8);
      ByteOrder order = WriteAheadLog.order(ByteBuffer.wrap(head).getInt(0));
      if (WriteAheadLog.offset(index + 1, pageSize) > file.length()) {
        return false;
      }
      byte[] frame = new byte[WriteAheadLog.FRAME_HEAD + pageSize];
      file.seek(WriteAheadLog.offset(index, pageSize));
      file.readFully(frame);
      long salts = WriteAheadLog.salts(head);
      long before = sumBefore(file, head, index);
      if (!mend(frame, salts, before, order)) {
        return false;
      }
      file.seek(WriteAheadLog.offset(index, pageSize));
      file.write(frame);
      return true;
    }
  }

  private static long sumBefore(RandomAccessFile file, byte[] head, int index) throws IOException {
    if (index == 0) {
      return ByteBuffer.wrap(head).getLong(24);
    }
    int pageSize = ByteBuffer.wrap(head).getInt(8);
    file.seek(WriteAheadLog.offset(index - 1, pageSize) + 16);
    return file.readLong();
  }

  /** A byte of what the checksum is of, of the checksum, or of the salts. */
  private static boolean mend(byte[] frame, long salts, long before, ByteOrder order) {
    ByteBuffer at = ByteBuffer.wrap(frame);
    long computed = WriteAheadLog.frameSum(before, frame, order);
    if (at.getLong(16) == computed) {
      at.putLong(8, salts);
      return true;
    }
    if (at.getLong(8) != salts) {
      return false;
    }
    if (isOneByte(at.getLong(16) ^ computed)) {
      at.putLong(16, computed);
      return true;
    }
    long wanted = at.getLong(16);
    return FlippedByte.mend(
            frame, 0, 8, () -> WriteAheadLog.frameSum(before, frame, order) == wanted)
        || FlippedByte.mend(
            frame,
            WriteAheadLog.FRAME_HEAD,
            frame.length,
            () -> WriteAheadLog.frameSum(before, frame, order) == wanted);
  }

  private static boolean isOneByte(long difference) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      if ((difference & ~(0xFFL << shift)) == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Mends a page of the database, if it can.
   *
   * @param page from 1
   */
  static boolean mendPage(Path database, int page, int pageSize, int wanted) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
      long offset = (long) (page - 1) * pageSize;
      if (offset + pageSize > file.length()) {
        return false;
      }
      byte[] bytes = new byte[pageSize];
      file.seek(offset);
      file.readFully(bytes);
      byte[] found = Arrays.copyOf(bytes, pageSize);
      boolean mended =
          FlippedByte.mend(
              bytes, 0, pageSize, () -> WriteAheadLog.crc(bytes, 0, pageSize) == wanted);
      if (mended && !Arrays.equals(found, bytes)) {
        file.seek(offset);
        file.write(bytes);
      }
      return mended;
    }
  }
}

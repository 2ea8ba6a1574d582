package dev.orderflow.localcloud.files;

import java.util.function.BooleanSupplier;

/**
 * Finds the one byte that is wrong where a checksum is right: by trying, since most damage is so.
 */
public final class FlippedByte {

  private static final int VALUES = 256;

  private FlippedByte() {}

  /**
   * Mends one byte so that the checksum is right; otherwise the bytes are as they were.
   *
   * @param from the first byte that may be wrong
   * @param to behind the last
   */
  public static boolean mend(byte[] bytes, int from, int to, BooleanSupplier right) {
    for (int at = from; at < to; at++) {
      byte found = bytes[at];
      for (int change = 1; change < VALUES; change++) {
        bytes[at] = (byte) (found ^ change);
        if (right.getAsBoolean()) {
          return true;
        }
      }
      bytes[at] = found;
    }
    return false;
  }
}

package dev.orderflow.contracts;

import java.util.Arrays;

/** A set of code points. */
final class CodePointRanges {
  private final int[] bounds;

  /**
   * @param bounds pairs of a first and a last one, in ascending order
   */
  CodePointRanges(int... bounds) {
    this.bounds = bounds;
  }

  boolean contain(int c) {
    int at = Arrays.binarySearch(bounds, c);
    return at >= 0 || (-at - 1) % 2 == 1;
  }
}

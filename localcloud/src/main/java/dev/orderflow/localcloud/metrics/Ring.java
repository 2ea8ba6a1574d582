package dev.orderflow.localcloud.metrics;

import org.jspecify.annotations.Nullable;

/** The latest summaries, one for each stretch of so many seconds. */
final class Ring {

  private final int seconds;
  private final @Nullable Summary[] summaries;
  private final long[] numbers;
  private long last = -1;

  Ring(int seconds, int size) {
    this.seconds = seconds;
    this.summaries = new Summary[size];
    this.numbers = new long[size];
  }

  void add(long epochSecond, Summary summary) {
    long number = Math.floorDiv(epochSecond, seconds);
    int at = Math.floorMod(number, summaries.length);
    Summary before = numbers[at] == number ? summaries[at] : null;
    summaries[at] = before == null ? summary : before.and(summary);
    numbers[at] = number;
    last = number;
  }

  /** All from a second until before another, or null if there is nothing. */
  @Nullable Summary between(long from, long until) {
    Summary found = null;
    long first = Math.max(Math.ceilDiv(from, seconds), last - summaries.length + 1);
    for (long number = first; number <= last && number * seconds < until; number++) {
      int at = Math.floorMod(number, summaries.length);
      Summary next = numbers[at] == number ? summaries[at] : null;
      if (next != null) {
        found = found == null ? next : found.and(next);
      }
    }
    return found;
  }
}

package dev.orderflow.cli.sending;

import java.time.Duration;

/** Spreads entries evenly over time. Time missed is not caught up, so nothing comes in a burst. */
final class Pace {

  private final long nanosBetween;
  private long nextAt;

  /**
   * @param perSecond 0 for no limit
   */
  Pace(double perSecond, long now) {
    nanosBetween = perSecond > 0 ? (long) (Duration.ofSeconds(1).toNanos() / perSecond) : 0;
    nextAt = now;
  }

  /** Takes the next turn. Returns the nanoseconds to wait for it. */
  long nextTurn(long now) {
    long turn = Math.max(nextAt, now - nanosBetween);
    nextAt = turn + nanosBetween;
    return nanosBetween == 0 ? 0 : Math.max(0, turn - now);
  }
}

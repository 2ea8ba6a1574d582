package dev.orderflow.localcloud.api;

import java.util.function.LongSupplier;

/** Lets through what a bucket has tokens for; it fills at a steady rate. */
public final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double rate;
  private final int burst;
  private final LongSupplier nanoTime;
  private double tokens;
  private long last;

  /**
   * @param rate tokens a second
   * @param burst the most that there are at once, and how many there are at first
   */
  public TokenBucket(double rate, int burst, LongSupplier nanoTime) {
    this.rate = rate;
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.tokens = burst;
    this.last = nanoTime.getAsLong();
  }

  /** Whether there was one. */
  public synchronized boolean take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - last) / NANOS * rate);
    last = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}

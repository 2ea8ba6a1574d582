package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time by which messages become visible and expire. In a simulation it can pass many times as
 * fast as everywhere else.
 *
 * <p>It never goes back, since messages would stay hidden until it had caught up. When the clock is
 * put back, it goes on at half its speed until the clock is there too.
 */
final class EngineTime {

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final int speed;
  private long last;
  private long lastNanos;

  EngineTime(InstantSource clock) {
    this(clock, 1);
  }

  EngineTime(InstantSource clock, int speed) {
    this(clock, speed, System::nanoTime);
  }

  /**
   * @param nanos which nobody puts back
   */
  EngineTime(InstantSource clock, int speed, LongSupplier nanos) {
    this.clock = speed == 1 ? clock : hurried(clock, speed);
    this.nanos = nanos;
    this.speed = speed;
    this.last = this.clock.millis();
    this.lastNanos = nanos.getAsLong();
  }

  private static InstantSource hurried(InstantSource clock, int speed) {
    Instant start = clock.instant();
    return () -> start.plus(Duration.between(start, clock.instant()).multipliedBy(speed));
  }

  /** How long one has to wait until so much of this time has passed. */
  Duration wait(Duration here) {
    return here.dividedBy(speed).plusMillis(1);
  }

  synchronized long nowMillis() {
    long told = clock.millis();
    if (told >= last) {
      last = told;
      lastNanos = nanos.getAsLong();
      return told;
    }
    long half = (nanos.getAsLong() - lastNanos) / 2_000_000 * speed;
    if (half > 0) {
      last += half;
      lastNanos += half / speed * 2_000_000;
    }
    return last;
  }
}

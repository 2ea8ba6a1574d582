package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time that passes when a test says so. */
final class MovedClock implements InstantSource {

  private Instant now;

  MovedClock(Instant now) {
    this.now = now;
  }

  void move(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}

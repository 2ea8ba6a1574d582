package dev.orderflow.services.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that never shows the same time twice. */
final class Ticking extends Clock {

  private static final AtomicLong MILLIS = new AtomicLong(1_768_478_400_000L);

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(MILLIS.incrementAndGet());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

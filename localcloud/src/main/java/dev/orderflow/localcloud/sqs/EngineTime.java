package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.elasticmq.util.NowProvider;

/**
 * The time by which messages become visible and expire. In a simulation it can pass many times as
 * fast as everywhere else.
 */
final class EngineTime extends NowProvider {

  private final InstantSource clock;

  private final int speed;

  EngineTime(InstantSource clock) {
    this(clock, 1);
  }

  EngineTime(InstantSource clock, int speed) {
    this.clock = speed == 1 ? clock : hurried(clock, speed);
    this.speed = speed;
  }

  private static InstantSource hurried(InstantSource clock, int speed) {
    Instant start = clock.instant();
    return () -> start.plus(Duration.between(start, clock.instant()).multipliedBy(speed));
  }

  /** How long one has to wait until so much of this time has passed. */
  Duration wait(Duration here) {
    return here.dividedBy(speed).plusMillis(1);
  }

  @Override
  public long nowMillis() {
    return clock.millis();
  }

  @Override
  public OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}

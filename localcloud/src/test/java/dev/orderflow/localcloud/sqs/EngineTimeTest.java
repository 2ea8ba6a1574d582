package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that somebody puts forward and back while messages wait. */
class EngineTimeTest {

  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

  private Duration passed = Duration.ZERO;
  private Duration wrong = Duration.ZERO;
  private final InstantSource clock = () -> START.plus(passed).plus(wrong);

  private EngineTime time(int speed) {
    return new EngineTime(clock, speed, () -> passed.toNanos());
  }

  private static long since(EngineTime time) {
    return time.nowMillis() - START.toEpochMilli();
  }

  private void pass(Duration time) {
    passed = passed.plus(time);
  }

  @Test
  void itIsWhatTheClockSays() {
    EngineTime time = time(1);
    pass(Duration.ofSeconds(5));
    assertThat(since(time)).isEqualTo(5_000);
    wrong = Duration.ofHours(1);
    assertThat(since(time)).isEqualTo(3_605_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void whenTheClockIsPutBackItGoesOnAtHalfItsSpeedUntilTheClockIsThere(int speed) {
    EngineTime time = time(speed);
    pass(Duration.ofSeconds(10));
    assertThat(since(time)).isEqualTo(10_000L * speed);
    wrong = Duration.ofSeconds(-60);
    assertThat(since(time)).isEqualTo(10_000L * speed);
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(1));
      time.nowMillis();
    }
    assertThat(since(time)).isEqualTo(20_000L * speed);
    for (int i = 0; i < 1_000; i++) {
      pass(Duration.ofMillis(101));
      time.nowMillis();
    }
    // 131 s have passed, and the clock is a minute behind; it was caught up with after 120
    assertThat(since(time)).isEqualTo((131_000L - 60_000) * speed);
  }

  @Test
  void aClockThatIsPutBackOftenDoesNotStopIt() {
    EngineTime time = time(1);
    long before = time.nowMillis();
    for (int i = 0; i < 100; i++) {
      wrong = wrong.minusMinutes(10);
      pass(Duration.ofSeconds(2));
      assertThat(time.nowMillis()).isEqualTo(before += 1_000);
    }
  }
}

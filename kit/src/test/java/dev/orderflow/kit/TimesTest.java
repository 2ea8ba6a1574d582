package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimesTest {

  private static final long SEED = 20_260_131;

  @Test
  void areWrittenToTheMillisecondAndReadBack() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 10_000; i++) {
      Instant time = Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L));
      assertThat(Times.text(time)).hasSize(24);
      assertThat(Instant.parse(Times.text(time))).isEqualTo(time);
      assertThat(Times.parse(Times.text(time))).isEqualTo(time);
      Instant second = Instant.ofEpochSecond(time.getEpochSecond());
      assertThat(Times.parse(second.toString())).isEqualTo(second);
    }
  }

  @Test
  void areCutNotRounded() {
    assertThat(Times.text(Instant.parse("2026-01-31T12:00:00.000999Z")))
        .isEqualTo("2026-01-31T12:00:00.000Z");
  }

  @Test
  void canBeFarAway() {
    for (String far : List.of("1969-12-31T23:59:59.999Z", "+10000-01-01T00:00:00.000Z")) {
      assertThat(Times.text(Instant.parse(far))).isEqualTo(far);
      assertThat(Times.parse(far)).isEqualTo(Instant.parse(far));
    }
  }

  @Test
  void areReadAsTheJdkReadsThem() {
    for (String text :
        List.of(
            "2026-01-31T12:00:00.5Z",
            "2026-01-31T12:00:00.123456789Z",
            "2026-01-31T12:00:00+01:00",
            "2024-02-29T23:59:59Z",
            "2024-02-29T24:00:00Z",
            "2016-12-31T23:59:60Z")) {
      assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
    }
  }

  @Test
  void areRefusedIfTheyAreNone() {
    for (String text :
        List.of(
            "",
            "Z",
            "2026-02-29T12:00:00Z",
            "2026-13-01T12:00:00Z",
            "2026-01-31T12:60:00Z",
            "2026-01-31 12:00:00Z",
            "2026-01-31T12:00:00",
            "2026-01-31T1\u0662:00:00Z")) {
      assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Times.parse(text));
    }
  }
}

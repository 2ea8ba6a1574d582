package dev.orderflow.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampTest {
  private static final DateTimeFormatter JDK = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z,                2026-01-31T12:00:00Z",
    "2026-01-31t12:00:00z,                2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.5Z,              2026-01-31T12:00:00.500Z",
    "2026-01-31T12:00:00.000000001Z,      2026-01-31T12:00:00.000000001Z",
    "2026-01-31T12:00:00+05:45,           2026-01-31T06:15:00Z",
    "2026-01-31T12:00:00-03:30,           2026-01-31T15:30:00Z",
    "2026-01-31T12:00:00-00:00,           2026-01-31T12:00:00Z",
    "2026-01-31T00:00:00.25+23:59,        2026-01-30T00:01:00.250Z",
    "2024-02-29T23:59:59Z,                2024-02-29T23:59:59Z",
    "1901-12-13T20:45:52Z,                1901-12-13T20:45:52Z",
    "0000-01-01T00:00:00Z,                0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999-23:59, +10000-01-01T23:58:59.999999999Z"
  })
  void reads(String text, String instant) {
    assertThat(Timestamp.parse(text)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void readsWhatTheJdkWrites() {
    Random random = Seeds.random();
    for (int i = 0; i < 5_000; i++) {
      OffsetDateTime time =
          Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), nanos(random))
              .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60) * 60));
      String text = JDK.format(time);
      // The JDK leaves out zero seconds; the RFC does not.
      if (text.indexOf(':', 14) == 16) {
        assertThat(Timestamp.parse(text)).as(text).isEqualTo(time.toInstant());
      }
    }
  }

  @Test
  void refusesAnyCharacterThatIsNotOfTheForm() {
    String sound = "2026-01-31T12:00:00.25+05:45";
    for (int i = 0; i < sound.length(); i++) {
      for (char c : new char[] {'x', ' ', '/', '\0', '\u0661'}) {
        String broken = sound.substring(0, i) + c + sound.substring(i + 1);
        assertThat(Timestamp.parse(broken)).as(broken).isNull();
      }
      assertThat(Timestamp.parse(sound.substring(0, i))).isNull();
    }
  }

  private static int nanos(Random random) {
    return random.nextBoolean() ? random.nextInt(1_000) * 1_000_000 : random.nextInt(1_000_000_000);
  }
}

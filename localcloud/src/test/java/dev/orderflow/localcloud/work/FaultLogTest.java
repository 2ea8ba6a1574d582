package dev.orderflow.localcloud.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultLogTest {

  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private final FaultLog log = new FaultLog(() -> now, lines::add);

  /** As a full disk does: every worker, many times a second, with numbers that differ. */
  @Test
  void saysACauseOnceAMinuteAndHowOftenItCame() {
    Random random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      now = now.plusMillis(40); // two minutes in all
      log.add("worker " + random.nextInt(30), full(random.nextInt(100)));
    }
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("worker ")
        .contains("No space left on device")
        .doesNotContain("\n");
    assertThat(lines.get(1)).contains("(and 1499 times since it was last said)");
  }

  @Test
  void saysEachCauseAndWhereItArose() {
    log.add("a", full(1));
    log.add("b", new IllegalStateException("two\n lines"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("b: ").contains("two | lines", "FaultLogTest");
  }

  @Test
  void remembersNoMoreCausesThanItHasRoomFor() {
    for (int i = 0; i < 10_000; i++) {
      log.add("a", new IllegalStateException("x".repeat(i % 3_000) + (char) ('a' + i % 26)));
    }
    assertThat(lines.size()).isBetween(100, 102);
    assertThat(lines).allMatch(line -> line.length() < 600);
  }

  private static RuntimeException full(int left) {
    return new UncheckedIOException(
        new IOException("No space left on device, which has " + left + " KB left"));
  }
}

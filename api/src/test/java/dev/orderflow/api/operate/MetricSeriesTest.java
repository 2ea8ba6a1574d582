package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricSeriesTest {

  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void noCountIsKnownOfATimeBeforeAnythingWasMeasured() {
    assertThat(counted(List.of(), 10)).isEmpty();
    assertThat(counted(List.of(List.of(), List.of()), 10)).isEmpty();
  }

  @Test
  void noValueMeansNoneOnlyFromTheFirstValueOnAndNotInTheLastPeriods() {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int turn = 0; turn < 100; turn++) {
      int periods = 3 + random.nextInt(60);
      int first = random.nextInt(periods);
      int later = first + random.nextInt(periods - first);
      List<Long> counted =
          counted(List.of(List.of(point(later)), List.of(point(later), point(first))), periods);
      assertThat(counted)
          .as("seed %d", seed)
          .hasSize(Math.max(0, periods - 2 - first))
          .allMatch(it -> it >= point(first).start() && it < point(periods - 2).start())
          .isSorted();
    }
  }

  private static List<Long> counted(List<List<Point>> read, int periods) {
    return MetricSeries.counted(read, START, START.plusSeconds(60L * periods), 60);
  }

  private static Point point(int period) {
    return new Point(START.getEpochSecond() + 60L * period, 7);
  }
}

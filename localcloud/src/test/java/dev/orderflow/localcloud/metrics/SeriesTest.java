package dev.orderflow.localcloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {

  private static final long MINUTE = 1_795_914_000;

  private final Series series = new Series(new MetricId("N", "M", Map.of()), Series.Kind.EVENTS);

  @Test
  void secondsAddUpToMinutes() {
    record(MINUTE, 1, 5);
    record(MINUTE + 59, 3);
    record(MINUTE + 60, 8);

    assertThat(summary(MINUTE, MINUTE + 60)).isEqualTo(new Summary(3, 9, 1, 5, null));
    assertThat(summary(MINUTE, MINUTE + 120)).isEqualTo(new Summary(4, 17, 1, 8, null));
    assertThat(summary(MINUTE + 59, MINUTE + 61)).isEqualTo(new Summary(2, 11, 3, 8, null));
    assertThat(series.between(MINUTE + 1, MINUTE + 59)).isNull();
  }

  @Test
  void whatIsTooOldIsForgotten() {
    record(MINUTE, 1);
    record(MINUTE + Series.SECONDS_KEPT, 2);
    assertThat(series.between(MINUTE, MINUTE + 1)).isNull();
    assertThat(summary(MINUTE, MINUTE + 60).sum()).isEqualTo(1);

    record(MINUTE + Series.MINUTES_KEPT * 60L, 3);
    assertThat(series.between(MINUTE, MINUTE + 60)).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 50, 90, 99, 99.9, 100})
  void percentilesAreToldToAFewInAHundred(double percent) {
    Series durations = new Series(new MetricId("N", "D", Map.of()), Series.Kind.DISTRIBUTION);
    Random random = new Random(7);
    double[] values = random.doubles(10_000, 0.02, 4_000).sorted().toArray();
    for (int i = 0; i < values.length; i++) {
      durations.record(values[i]);
      if (i % 1000 == 0) {
        durations.settle(MINUTE + i / 1000);
      }
    }
    durations.settle(MINUTE + 30);
    Statistic statistic = Statistic.named("p" + percent).orElseThrow();
    double exact = values[(int) Math.ceil(percent / 100 * values.length) - 1];

    @Nullable Summary summary = durations.between(MINUTE, MINUTE + 60);
    assertThat(summary).isNotNull();
    assertThat(statistic.of().applyAsDouble(summary)).isCloseTo(exact, within(exact * 0.04));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p101", "p", "tm90", "sum", "IQM", "p-1"})
  void otherStatisticsAreNone(String name) {
    assertThat(Statistic.named(name)).isEmpty();
  }

  /** While one thread puts down what others record, nothing is lost or counted twice. */
  @Test
  void everyValueCountsOnce() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              for (int n = 0; n < 10_000; n++) {
                series.record(1);
              }
            });
      }
      for (int i = 0; i < 50; i++) {
        series.settle(MINUTE + i);
      }
    }
    series.settle(MINUTE + 59);

    assertThat(summary(MINUTE, MINUTE + 60).count()).isEqualTo(80_000);
    assertThat(summary(MINUTE, MINUTE + 60).sum()).isEqualTo(80_000);
  }

  private void record(long second, double... values) {
    for (double value : values) {
      series.record(value);
    }
    series.settle(second);
  }

  private Summary summary(long from, long until) {
    @Nullable Summary summary = series.between(from, until);
    assertThat(summary).isNotNull();
    return Objects.requireNonNull(summary);
  }
}

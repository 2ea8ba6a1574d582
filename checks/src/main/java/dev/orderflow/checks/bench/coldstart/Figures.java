package dev.orderflow.checks.bench.coldstart;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Durations of several starts: their median, and how far the fastest and slowest lie apart. */
record Figures(double median, double fastest, double slowest) {

  private static final double NANOS_PER_MILLI = 1_000_000.0;

  static Figures of(List<Start> starts, Function<Start, Duration> what) {
    return ofDurations(starts.stream().map(what).toList());
  }

  static Figures ofDurations(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return new Figures(
        millis(sorted.get(sorted.size() / 2)), millis(sorted.getFirst()), millis(sorted.getLast()));
  }

  static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}

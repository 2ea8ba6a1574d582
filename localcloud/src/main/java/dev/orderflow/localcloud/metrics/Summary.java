package dev.orderflow.localcloud.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Values of one stretch of time.
 *
 * @param distribution of the values, where the series keeps it
 */
public record Summary(
    long count, double sum, double minimum, double maximum, @Nullable Distribution distribution) {

  static Summary of(double value) {
    return new Summary(1, value, value, value, null);
  }

  Summary and(Summary later) {
    return new Summary(
        count + later.count,
        sum + later.sum,
        Math.min(minimum, later.minimum),
        Math.max(maximum, later.maximum),
        distribution == null ? later.distribution : distribution.and(later.distribution));
  }

  double average() {
    return sum / count;
  }
}

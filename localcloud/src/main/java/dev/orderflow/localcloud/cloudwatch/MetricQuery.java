package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.metrics.Statistic;
import java.util.Set;

/**
 * What is asked of one metric.
 *
 * @param period in seconds
 */
record MetricQuery(String id, MetricId metric, Statistic statistic, int period, String label) {

  private static final Set<Integer> SHORT_PERIODS = Set.of(1, 5, 10, 20, 30);

  MetricQuery {
    if (period < 1 || (period % 60 != 0 && !SHORT_PERIODS.contains(period))) {
      throw Errors.invalid(
          "The period must be 1, 5, 10, 20, 30 or a multiple of 60 seconds, not " + period + ".");
    }
  }

  /**
   * @throws AwsError if it is not one of those here
   */
  static Statistic statistic(String name) {
    return Statistic.named(name)
        .orElseThrow(() -> AwsError.unsupported("the statistic \"" + name + "\""));
  }

  static AwsError expression(String expression) {
    return AwsError.unsupported("the metric expression \"" + expression + "\"");
  }
}

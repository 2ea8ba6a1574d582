package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.metrics.Statistic;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of one metric.
 *
 * @param period in seconds
 * @param given what its caller calls it
 */
record MetricQuery(
    String id, MetricId metric, Statistic statistic, int period, Optional<String> given) {

  private static final Set<Integer> SHORT_PERIODS = Set.of(1, 5, 10, 20, 30);

  MetricQuery {
    if (period < 1 || (period % 60 != 0 && !SHORT_PERIODS.contains(period))) {
      throw Errors.invalid(
          "The period must be 1, 5, 10, 20, 30 or a multiple of 60 seconds, not " + period + ".");
    }
  }

  /**
   * @throws AwsError if two have one id
   */
  static void requireDistinct(List<MetricQuery> queries) {
    Set<String> ids = new HashSet<>();
    for (MetricQuery query : queries) {
      if (!ids.add(query.id())) {
        throw Errors.invalid(
            "The values for parameter id in MetricDataQueries are not unique: " + query.id());
      }
    }
  }

  /** What it is called: if its caller gave it no name, by what sets it apart from the others. */
  String labelAmong(List<MetricQuery> all) {
    if (given.isPresent()) {
      return given.get();
    }
    List<MetricQuery> alike =
        all.stream().filter(other -> other.metric().name().equals(metric.name())).toList();
    if (alike.stream().anyMatch(other -> !other.statistic().equals(statistic))) {
      return metric.name() + " " + statistic.name();
    }
    return alike.stream().anyMatch(other -> other.period() != period)
        ? metric.name() + " " + period
        : metric.name();
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

package dev.orderflow.api.operate;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * One of CloudWatch's, and what is asked of it.
 *
 * @param statistic such as {@code Sum}
 */
record Metric(String namespace, String name, Map<String, String> dimensions, String statistic) {

  static Metric ofFunction(String function, String name, String statistic) {
    return new Metric("AWS/Lambda", name, Map.of("FunctionName", function), statistic);
  }

  static Metric ofQueue(String queue, String name, String statistic) {
    return new Metric("AWS/SQS", name, Map.of("QueueName", queue), statistic);
  }

  /** One that a function of ours prints. */
  static Metric printed(String function, String name) {
    return new Metric(
        dev.orderflow.kit.Metrics.NAMESPACE, name, Map.of("FunctionName", function), "Sum");
  }

  MetricDataQuery query(String id, int periodSeconds) {
    List<Dimension> named =
        dimensions.entrySet().stream()
            .map(it -> Dimension.builder().name(it.getKey()).value(it.getValue()).build())
            .toList();
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            s ->
                s.metric(m -> m.namespace(namespace).metricName(name).dimensions(named))
                    .stat(statistic)
                    .period(periodSeconds))
        .build();
  }
}

package dev.orderflow.localcloud.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CloudWatch alarm on one metric.
 *
 * @param statistic such as {@code Maximum}
 * @param comparison such as {@code GreaterThanOrEqualToThreshold}
 * @param missingData such as {@code notBreaching}
 * @param actions ARNs told when the alarm goes off
 */
public record Alarm(
    String logicalId,
    String name,
    String description,
    String namespace,
    String metric,
    Map<String, String> dimensions,
    String statistic,
    Duration period,
    int evaluationPeriods,
    BigDecimal threshold,
    String comparison,
    String missingData,
    List<String> actions)
    implements Resource {

  public Alarm {
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    actions = List.copyOf(actions);
  }

  public String arn() {
    return Arns.alarm(name);
  }
}

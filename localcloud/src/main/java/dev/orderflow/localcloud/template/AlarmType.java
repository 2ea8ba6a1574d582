package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

final class AlarmType implements ResourceType {

  @Override
  public Identity identity(Draft draft) {
    String name = draft.name("AlarmName");
    return new Identity(name, Map.of("Arn", Arns.alarm(name)));
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.deployOnly("Tags");
    int period = properties.requiredInteger("Period", 10, 86400);
    int evaluated = properties.requiredInteger("EvaluationPeriods", 1, 1440);
    DeploymentLimits.periods(period, evaluated, properties);
    return new Alarm(
        draft.logicalId(),
        draft.name("AlarmName"),
        properties.text("AlarmDescription").orElse(""),
        properties.requiredText("Namespace"),
        properties.requiredText("MetricName"),
        dimensions(properties),
        properties.choice("Statistic", "Average", "Maximum", "Minimum", "SampleCount", "Sum"),
        Duration.ofSeconds(period),
        evaluated,
        properties.requiredNumber("Threshold"),
        comparison(properties),
        properties.choice("TreatMissingData", "missing", "breaching", "notBreaching", "ignore"),
        properties.texts("AlarmActions"));
  }

  private static String comparison(Properties properties) {
    properties.requiredText("ComparisonOperator");
    return properties.choice(
        "ComparisonOperator",
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanOrEqualToThreshold",
        "LessThanThreshold");
  }

  private static Map<String, String> dimensions(Properties properties) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (Properties dimension : properties.objects("Dimensions")) {
      dimensions.put(dimension.requiredText("Name"), dimension.requiredText("Value"));
    }
    return dimensions;
  }
}

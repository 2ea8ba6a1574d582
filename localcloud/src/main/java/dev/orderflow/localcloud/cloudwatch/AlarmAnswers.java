package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.template.Alarm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DescribeAlarms. */
record AlarmAnswers(Alarms alarms) {

  static final Set<String> DESCRIBE_PARAMETERS =
      Set.of(
          "AlarmNames", "AlarmNamePrefix", "AlarmTypes", "StateValue", "MaxRecords", "NextToken");

  Map<String, @Nullable Object> describe(Input input) {
    List<String> types = input.texts("AlarmTypes");
    Alarms.Page page =
        types.isEmpty() || types.contains("MetricAlarm")
            ? alarms.find(question(input))
            : new Alarms.Page(List.of(), Optional.empty());
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("CompositeAlarms", List.of());
    answer.put("LogAlarms", List.of());
    answer.put("MetricAlarms", page.watches().stream().map(this::describe).toList());
    answer.put("NextToken", page.next().orElse(null));
    answer.values().removeIf(java.util.Objects::isNull);
    return answer;
  }

  private static Alarms.Question question(Input input) {
    Set<String> names = Set.copyOf(input.texts("AlarmNames"));
    String prefix = input.optionalText("AlarmNamePrefix").orElse("");
    Optional<String> state = input.optionalText("StateValue");
    String token = input.optionalText("NextToken").orElse(null);
    return input
        .optionalLong("MaxRecords")
        .map(most -> new Alarms.Question(names, prefix, state, most.intValue(), token))
        .orElseGet(() -> new Alarms.Question(names, prefix, state, token));
  }

  private static String reasonData(Alarm alarm, AlarmState state) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("version", "1.0");
    data.put("queryDate", state.since().toString());
    data.put("statistic", alarm.statistic());
    data.put("period", alarm.period().toSeconds());
    data.put("threshold", alarm.threshold());
    return Json.write(data);
  }

  private Map<String, @Nullable Object> describe(Watch watch) {
    Alarm alarm = watch.alarm();
    AlarmState state = watch.state();
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    shape.put("AlarmName", alarm.name());
    shape.put("AlarmArn", alarm.arn());
    shape.put("AlarmDescription", alarm.description());
    shape.put("AlarmConfigurationUpdatedTimestamp", alarms.created());
    shape.put("ActionsEnabled", true);
    shape.put("OKActions", List.of());
    shape.put("AlarmActions", alarm.actions());
    shape.put("InsufficientDataActions", List.of());
    shape.put("StateValue", state.state().name());
    shape.put("StateReason", state.reason());
    shape.put("StateReasonData", reasonData(alarm, state));
    shape.put("StateUpdatedTimestamp", state.since());
    shape.put("StateTransitionedTimestamp", state.since());
    shape.put("MetricName", alarm.metric());
    shape.put("Namespace", alarm.namespace());
    shape.put("Statistic", alarm.statistic());
    shape.put("Dimensions", MetricAnswers.dimensions(alarm.dimensions()));
    shape.put("Period", alarm.period().toSeconds());
    shape.put("EvaluationPeriods", (long) alarm.evaluationPeriods());
    shape.put("Threshold", alarm.threshold().doubleValue());
    shape.put("ComparisonOperator", alarm.comparison());
    shape.put("TreatMissingData", alarm.missingData());
    return shape;
  }
}

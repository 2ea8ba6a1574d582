package dev.orderflow.cli.alarms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** What is told of an alarm. */
record AlarmText(MetricAlarm alarm) {

  private static final List<String> WORST_FIRST = List.of("ALARM", "INSUFFICIENT_DATA", "OK");

  /** The worst are lowest. */
  int rank() {
    return WORST_FIRST.indexOf(state());
  }

  String name() {
    return alarm.alarmName();
  }

  String state() {
    return alarm.stateValueAsString();
  }

  String description() {
    return Objects.requireNonNullElse(alarm.alarmDescription(), "");
  }

  String since() {
    Instant since =
        Objects.requireNonNullElse(
            alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp());
    return since.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code AWS/SQS ApproximateNumberOfMessagesVisible order-processing-dlq}. */
  private String metric() {
    return Stream.concat(
            Stream.of(alarm.namespace(), alarm.metricName()),
            alarm.dimensions().stream().map(Dimension::value))
        .collect(Collectors.joining(" "));
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", name());
    json.put("description", description());
    json.put("state", state());
    json.put("since", since());
    json.put("metric", metric());
    json.put("threshold", BigDecimal.valueOf(alarm.threshold()));
    json.put("reason", alarm.stateReason());
    return json;
  }
}

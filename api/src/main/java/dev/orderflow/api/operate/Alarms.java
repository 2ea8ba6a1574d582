package dev.orderflow.api.operate;

import dev.orderflow.api.http.Response;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * What watches the system, and what it has seen. Every function here has alarms, and is known by
 * them.
 */
final class Alarms {

  private static final Duration KEPT = Duration.ofSeconds(5);

  private final Recent<List<MetricAlarm>> alarms;

  Alarms(Environment environment, CloudWatch cloudWatch) {
    this.alarms = new Recent<>(environment.clock(), KEPT, cloudWatch::alarms);
  }

  /** Those that have gone off first. */
  Response list() {
    return Response.json(
        200,
        Map.of(
            "alarms",
            alarms.get().stream()
                .sorted(Comparator.comparingInt(Alarms::rank).thenComparing(MetricAlarm::alarmName))
                .map(Alarms::json)
                .toList()));
  }

  /** The names that alarms have for one dimension, each with all dimensions of such an alarm. */
  Map<String, Map<String, String>> watched(String namespace, String dimension) {
    Map<String, Map<String, String>> watched = new HashMap<>();
    for (MetricAlarm alarm : alarms.get()) {
      Map<String, String> dimensions =
          alarm.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value));
      String name = dimensions.get(dimension);
      if (namespace.equals(alarm.namespace()) && name != null) {
        watched.put(name, dimensions);
      }
    }
    return watched;
  }

  private static int rank(MetricAlarm alarm) {
    return alarm.stateValue() == StateValue.ALARM ? 0 : alarm.stateValue() == StateValue.OK ? 2 : 1;
  }

  private static Map<String, @Nullable Object> json(MetricAlarm alarm) {
    return new Fields()
        .put("name", alarm.alarmName())
        .put("description", alarm.alarmDescription())
        .put("state", alarm.stateValueAsString())
        .put("since", Times.text(alarm.stateUpdatedTimestamp()))
        .put("metric", metric(alarm))
        .put("threshold", threshold(alarm))
        .put("reason", alarm.stateReason())
        .json();
  }

  /** Null for one that watches for what is unusual instead. */
  private static @Nullable Object threshold(MetricAlarm alarm) {
    return alarm.threshold() == null ? null : Point.number(alarm.threshold());
  }

  private static String metric(MetricAlarm alarm) {
    return alarm.dimensions().isEmpty()
        ? alarm.metricName()
        : alarm.metricName()
            + " of "
            + alarm.dimensions().stream().map(Dimension::value).collect(Collectors.joining(", "));
  }
}

package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.Series;
import dev.orderflow.localcloud.template.Alarm;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Metrics under a clock that stands until it is moved, and alarms on them. */
final class Meters implements InstantSource {

  static final MetricId DEPTH =
      new MetricId("AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", "letters"));
  static final MetricId ERRORS =
      new MetricId("AWS/Lambda", "Errors", Map.of("FunctionName", "work"));

  private Instant now = Instant.parse("2026-11-29T01:00:00Z");
  final Metrics metrics = new Metrics(this);
  final Series depth = metrics.series(DEPTH, Series.Kind.GAUGE);
  final Series errors = metrics.series(ERRORS, Series.Kind.EVENTS);

  @Override
  public Instant instant() {
    return now;
  }

  /** What was recorded until now stays behind. */
  void set(String time) {
    metrics.settle();
    move(time);
  }

  void move(String time) {
    now = Instant.parse("2026-11-29T" + time + "Z");
  }

  static Alarm alarm(String name, MetricId metric, String statistic, int periods, String missing) {
    return new Alarm(
        "Alarm",
        name,
        "It is time.",
        metric.namespace(),
        metric.name(),
        metric.dimensions(),
        statistic,
        Duration.ofMinutes(1),
        periods,
        BigDecimal.ONE,
        "GreaterThanOrEqualToThreshold",
        missing,
        List.of("arn:aws:sns:us-east-1:000000000000:told"));
  }
}

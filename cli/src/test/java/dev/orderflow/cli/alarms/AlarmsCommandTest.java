package dev.orderflow.cli.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.cli.Run;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.cloudwatch.CloudWatch;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmsCommandTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Metrics metrics = new Metrics(InstantSource.fixed(NOW));
  private final CloudWatch cloudWatch =
      new CloudWatch(
          metrics,
          () -> metrics.series(depth("letters"), Series.Kind.GAUGE).record(3),
          List.of(
              alarm("empty", "notBreaching"),
              alarm("gone", "missing"),
              alarm("letters", "missing")));
  private final Endpoint endpoint = Endpoint.bind(0);

  @BeforeEach
  void start() {
    cloudWatch.start();
    endpoint.serve(new Router(Map.of(AwsService.MONITORING, cloudWatch.service())), new Callers());
    await().until(() -> run("alarms", "--state", "alarm").out().contains("letters"));
  }

  @AfterEach
  void close() {
    endpoint.close();
    cloudWatch.close();
  }

  @Test
  void whatWentOffComesFirst() {
    Run run = run("alarms");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            STATE              ALARM    SINCE                 MEANS
            ALARM              letters  2026-01-02T03:04:05Z  Something waits in letters.
            INSUFFICIENT_DATA  gone     2026-01-02T03:04:05Z  Something waits in gone.
            OK                 empty    2026-01-02T03:04:05Z  Something waits in empty.
            """);
  }

  @Test
  void aStateMayHaveNone() {
    assertThat(run("alarms", "--state", "INSUFFICIENT_DATA").out()).contains("gone");
    assertThat(run("alarms", "--state", "OK").out()).contains("empty").doesNotContain("letters");
    assertThat(run("alarms", "--state", "loud").exitCode()).isEqualTo(2);
  }

  @Test
  void jsonSaysWhatIsWatchedAndWhy() {
    List<?> alarms = (List<?>) run("alarms", "--state", "ALARM", "--json").json().get("alarms");

    assertThat((Map<?, ?>) Objects.requireNonNull(alarms).getFirst())
        .satisfies(
            alarm -> {
              assertThat((Object) alarm.get("metric"))
                  .isEqualTo("AWS/SQS ApproximateNumberOfMessagesVisible letters");
              assertThat(String.valueOf(alarm.get("threshold"))).isEqualTo("1.0");
              assertThat(String.valueOf(alarm.get("reason"))).contains("1 datapoint [3.0");
            });
  }

  private static MetricId depth(String queue) {
    return new MetricId(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", Map.of("QueueName", queue));
  }

  private static Alarm alarm(String queue, String missingData) {
    MetricId metric = depth(queue);
    return new Alarm(
        "Alarm",
        queue,
        "Something waits in " + queue + ".",
        metric.namespace(),
        metric.name(),
        metric.dimensions(),
        "Maximum",
        Duration.ofMinutes(1),
        1,
        BigDecimal.ONE,
        "GreaterThanOrEqualToThreshold",
        missingData,
        List.of());
  }

  private Run run(String... args) {
    return Run.in().variable("AWS_ENDPOINT_URL", endpoint.url().toString()).run(args);
  }
}

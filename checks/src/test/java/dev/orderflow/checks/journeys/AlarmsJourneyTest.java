package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms of all templates, as whoever is on call sees them. */
class AlarmsJourneyTest extends Journey {

  /** Measured when they happen, which no test lets them here, and nothing but a fault should. */
  private static final Set<String> ONLY_IN_TROUBLE =
      Set.of(
          "AWS/Events InvocationsFailedToBeSentToDlq",
          "AWS/Lambda DestinationDeliveryFailures",
          "Orderflow PaymentsLongUnknown",
          "Orderflow RefundsFailed",
          "Orderflow RefundsLongPending",
          "Orderflow MailsOverLimit");

  private static final String LETTERS = "order-processing-dlq";

  private final CloudWatchClient cloudWatch = aws.client(CloudWatchClient.builder());

  AlarmsJourneyTest() {
    super(Settings.inMemory(templates()));
  }

  private static List<Path> templates() {
    return new ProjectLayout(Tree.root()).templates();
  }

  @Test
  void aPoisonMessageIsAnAlarmUntilItIsCleared() {
    awaitState(StateValue.OK);
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl("order-processing-queue")).messageBody("no order"));
    awaitState(StateValue.ALARM);
    MetricAlarm alarm = alarm();
    assertThat(alarm.stateReason()).contains("Threshold Crossed: 1 datapoint [1.0 (");
    assertThat(cloudWatch.describeAlarms(r -> r.stateValue(StateValue.ALARM)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly(LETTERS + "-not-empty");

    aws.sqs.purgeQueue(r -> r.queueUrl(aws.queueUrl(LETTERS)));
    awaitState(StateValue.OK);
    assertThat(alarm().stateUpdatedTimestamp()).isAfter(alarm.stateUpdatedTimestamp());
  }

  @Test
  void lettersThatAreRedrivenAreNoAlarmAnyMore() {
    awaitState(StateValue.OK);
    aws.sqs.sendMessage(
        m ->
            m.queueUrl(aws.queueUrl(LETTERS))
                .messageBody(
                    """
                    {"id":"11111111-2222-3333-4444-555555555555","source":"ecommerce.orders",
                     "detail-type":"Order Created","time":"2026-01-01T00:00:00Z",
                     "detail":%s}"""
                        .formatted(Orders.small("REDRIVEN"))));
    awaitState(StateValue.ALARM);
    aws.sqs.startMessageMoveTask(t -> t.sourceArn("arn:aws:sqs:us-east-1:000000000000:" + LETTERS));
    awaitState(StateValue.OK);
    aws.awaitStatus("REDRIVEN", "CANCELLED"); // nothing is in stock
  }

  /** A metric that nothing measures would keep its alarm silent for ever. */
  @Test
  void whatAlarmsWatchIsMeasured() throws Exception {
    aws.publish(Orders.small("MEASURED"));
    aws.awaitStatus("MEASURED", "CANCELLED"); // nothing is in stock
    refusedByTheApi();
    refusedByTheSocket();

    Set<String> measured =
        cloudWatch.listMetricsPaginator().metrics().stream()
            .map(it -> it.namespace() + " " + it.metricName())
            .collect(Collectors.toSet());
    List<MetricAlarm> alarms =
        cloudWatch.describeAlarmsPaginator().metricAlarms().stream().toList();
    assertThat(alarms).hasSizeGreaterThan(50);
    assertThat(alarms)
        .extracting(it -> it.namespace() + " " + it.metricName())
        .allMatch(it -> measured.contains(it) || ONLY_IN_TROUBLE.contains(it));
    assertThat(measured).contains("AWS/ApiGateway 4xx", "Orderflow OrdersProcessed");
  }

  private void refusedByTheApi() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest orders = HttpRequest.newBuilder(cloud.api().resolve("/orders")).build();
      assertThat(http.send(orders, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(401);
    }
  }

  private void refusedByTheSocket() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String live = cloud.api().toString().replace("http", "ws") + "/live?token=none";
      assertThatThrownBy(
              () ->
                  http.newWebSocketBuilder()
                      .buildAsync(URI.create(live), new WebSocket.Listener() {})
                      .get())
          .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
  }

  private void awaitState(StateValue state) {
    AwsClients.awaitTrue(state.toString(), () -> alarm().stateValue() == state);
  }

  private MetricAlarm alarm() {
    return cloudWatch
        .describeAlarms(r -> r.alarmNames(LETTERS + "-not-empty"))
        .metricAlarms()
        .getFirst();
  }
}

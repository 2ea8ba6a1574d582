package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.iam.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The service alone: it hears milestones and writes to customers. */
class NotificationsJourneyTest extends Journey {

  static final List<Path> TEMPLATE = List.of(Path.of("../services/notifications/template.yaml"));

  NotificationsJourneyTest() {
    super(Settings.inMemory(TEMPLATE));
  }

  @Test
  void aMilestoneIsMailedOnceHoweverOftenItIsTold() throws Exception {
    String told = aws.subscribe("Customer Notified");
    publish("Order Dispatched", "MAILED");
    assertThat(aws.take(told, "MAILED").body())
        .contains("\"milestone\":\"Order Dispatched\"")
        .doesNotContain("zoe@");
    publish("Order Dispatched", "MAILED");
    assertThat(aws.take(told, "MAILED").body()).contains("Order Dispatched");
    publish("Order Completed", "MAILED");
    assertThat(aws.take(told, "MAILED").body()).contains("Order Completed");

    assertThat(subjects("MAILED"))
        .containsExactly("Your order MAILED has been delivered", "Your order MAILED is on its way");
    assertThat(item("MAILED", "Order Dispatched")).containsKeys("messageId", "sentAt");
  }

  @Test
  void whatSesThrottlesIsSentLater() throws Exception {
    cloud.faults().failNext("ses:SendEmail", 1, Fault.THROTTLED);
    publish("Order Paid", "THROTTLED");
    AwsClients.awaitTrue("mailed", () -> subjects("THROTTLED").size() == 1);
    AwsClients.awaitTrue("marked", () -> state("THROTTLED", "Order Paid").equals("SENT"));
  }

  @Test
  void aMailInDoubtIsNeitherSentAgainNorForgotten() throws Exception {
    cloud.faults().failNext("ses:SendEmail", 1, Fault.ANSWER_LOST);
    publish("Order Refunded", "DOUBT");
    assertThat(aws.take("mail-dlq", "DOUBT").body()).contains("Order Refunded");
    assertThat(state("DOUBT", "Order Refunded")).isEqualTo("UNCERTAIN");
    assertThat(subjects("DOUBT")).hasSize(1);
  }

  private void publish(String type, String orderId) {
    publishAs(aws, type, orderId);
  }

  static void publishAs(AwsClients aws, String type, String orderId) {
    aws.publishAs(
        "ecommerce.orders",
        """
        {"id":"%s","type":"%s","version":1,"time":"2026-01-02T03:04:05Z","orderId":"%s",
         "correlationId":"origin","causationId":"cause",
         "traceparent":"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
         "data":{"orderId":"%s","status":"PROCESSED","payment":"CAPTURED","fulfilment":"DISPATCHED",
                 "customerEmail":"zoe@example.com","due":{"minorUnits":2599,"currency":"EUR"},
                 "lines":[{"sku":"MOUSE-1","name":"Maus 🐭","quantity":1,"unitPrice":2599}],
                 "parcel":{"carrier":"sandbox","trackingNumber":"SBX-1"}}}"""
            .formatted(type, type, orderId, orderId));
  }

  private Map<String, AttributeValue> item(String orderId, String eventId) {
    return aws.dynamoDb
        .getItem(
            r ->
                r.tableName("Notifications")
                    .key(
                        Map.of(
                            "orderId", AttributeValue.fromS(orderId),
                            "eventId", AttributeValue.fromS(eventId)))
                    .consistentRead(true))
        .item();
  }

  private String state(String orderId, String eventId) {
    AttributeValue state = item(orderId, eventId).get("state");
    return state == null ? "" : state.s();
  }

  private List<String> subjects(String orderId) throws IOException, InterruptedException {
    return subjects(cloud.endpoint(), orderId);
  }

  /** Of the mails about an order, the latest first. */
  static List<String> subjects(URI endpoint, String orderId)
      throws IOException, InterruptedException {
    URI mails = URI.create(endpoint + "/_local/mail?header=X-Orderflow-Order&value=" + orderId);
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer =
          http.send(HttpRequest.newBuilder(mails).build(), BodyHandlers.ofString()).body();
      @Nullable Object mail = JsonObjects.object("answer", Json.parse(answer)).get("mail");
      return ((List<?>) Objects.requireNonNull(mail))
          .stream().map(it -> JsonObjects.text(JsonObjects.object("mail", it), "subject")).toList();
    }
  }
}

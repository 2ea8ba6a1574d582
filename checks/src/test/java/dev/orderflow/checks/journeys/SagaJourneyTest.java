package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** What the whole system makes of an order that cannot be shipped, and of an archive's replay. */
class SagaJourneyTest extends Journey {

  private static final List<String> SOURCES =
      List.of(
          "ecommerce.orders",
          "ecommerce.inventory",
          "ecommerce.billing",
          "ecommerce.shipping",
          "ecommerce.notifications");

  /** All that has an effect beyond what is published; of goods the audit knows. */
  private static final List<String> TABLES =
      List.of(
          "Orders",
          "StockReservations",
          "Payments",
          "SandboxCharges",
          "Shipments",
          "Notifications");

  SagaJourneyTest() {
    super(Settings.inMemory(RetailJourneyTest.everyTemplate()));
    Map<String, AttributeValue> product =
        Map.of(
            "sku", AttributeValue.fromS("SAGA"),
            "name", AttributeValue.fromS("Saga"),
            "price", AttributeValue.fromN("1000"),
            "currency", AttributeValue.fromS("EUR"),
            "received", AttributeValue.fromN("100"),
            "available", AttributeValue.fromN("100"),
            "reserved", AttributeValue.fromN("0"),
            "shipped", AttributeValue.fromN("0"));
    aws.dynamoDb.putItem(r -> r.tableName("Products").item(product));
  }

  @AfterAll
  void audit() {
    CommandRun audit = run("audit", "--wait", "60");
    assertThat(audit.exitCode()).as(audit.out() + audit.err()).isZero();
  }

  @Test
  void whatIsPaidAndCannotBeShippedIsRefundedAndReleased() {
    aws.publish(order("NOT-SERVED", "AQ", "tok_visa"));
    aws.awaitStatus("NOT-SERVED", "CANCELLED");
    AwsClients.awaitTrue(
        "given back",
        () -> {
          Map<String, AttributeValue> order = aws.order("NOT-SERVED");
          return order.get("payment").s().equals("REFUNDED")
              && order.get("fulfilment").s().equals("RELEASED");
        });
    assertThat(aws.order("NOT-SERVED").get("reason").s()).isEqualTo("SHIPMENT_REFUSED");
    assertThat(aws.order("NOT-SERVED").get("facts").m())
        .containsOnlyKeys(
            "Stock Reserved",
            "Payment Captured",
            "Shipment Refused",
            "Payment Refunded",
            "Stock Released");
  }

  @Test
  void anArchivesReplayChangesNothing() {
    SOURCES.forEach(aws::subscribeToAll);
    List<String> ids = List.of("REPLAYED", "REPLAYED-AQ", "REPLAYED-DECLINED");
    aws.publish(
        order("REPLAYED", "DE", "tok_visa"),
        order("REPLAYED-AQ", "AQ", "tok_visa"),
        order("REPLAYED-DECLINED", "DE", "tok_declined"));
    awaitRest(Set.of("REPLAYED", "REPLAYED-AQ", "REPLAYED-DECLINED"));
    awaitEmptyQueues();
    List<String> archive = SOURCES.stream().flatMap(this::heard).toList();
    assertThat(archive).hasSizeGreaterThan(30);
    Map<String, Object> before = state(ids);

    archive.forEach(this::publishAgain);
    // By the time that this one has come all the way, what was published before it has as well.
    aws.publish(order("AFTER-REPLAY", "DE", "tok_visa"));
    awaitRest(Set.of("AFTER-REPLAY"));
    awaitEmptyQueues();
    assertThat(state(ids)).isEqualTo(before);
    assertThat(before.get("mails of REPLAYED")).isEqualTo(4);
  }

  private void awaitRest(Set<String> ids) {
    AwsClients.awaitTrue(
        ids + " at rest",
        () ->
            ids.stream()
                .map(aws::order)
                .allMatch(
                    order ->
                        order.containsKey("payment")
                            && !order.get("status").s().equals("PROCESSED")
                            && (order.get("status").s().equals("COMPLETED")
                                || (!order.get("payment").s().equals("CAPTURED")
                                    && !order.get("fulfilment").s().equals("RESERVED")))));
  }

  private void awaitEmptyQueues() {
    AwsClients.awaitTrue("queues are empty", () -> workQueues().allMatch(it -> aws.held(it) == 0));
  }

  private Stream<String> workQueues() {
    return aws.sqs.listQueues(r -> r.maxResults(1000)).queueUrls().stream()
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .filter(name -> !name.startsWith("outside-"));
  }

  private Stream<String> heard(String source) {
    String url = aws.queueUrl("outside-" + source.replace('.', '-'));
    List<String> bodies = new ArrayList<>();
    List<Message> messages;
    do {
      messages = aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
      for (Message message : messages) {
        bodies.add(message.body());
        aws.sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
    return bodies.stream();
  }

  private void publishAgain(String archived) {
    Map<String, @Nullable Object> event = JsonObjects.object("event", Json.parse(archived));
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(JsonObjects.text(event, "source"))
            .detailType(JsonObjects.text(event, "detail-type"))
            .detail(Json.write(JsonObjects.object("detail", event.get("detail"))))
            .build();
    assertThat(aws.bus.putEvents(r -> r.entries(entry)).failedEntryCount()).isZero();
  }

  /** Of these orders: every item, and how many mails. */
  private Map<String, Object> state(List<String> ids) {
    Map<String, Object> state = new TreeMap<>();
    for (String table : TABLES) {
      state.put(
          table,
          aws.items(table).stream()
              .map(String::valueOf)
              .filter(item -> ids.stream().anyMatch(item::contains))
              .sorted()
              .toList());
    }
    for (String id : ids) {
      state.put("mails of " + id, run("mail", "--order", id, "--json").list("mail").size());
    }
    return state;
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }

  private static String order(String orderId, String country, String token) {
    return """
        {"orderId":"%s","customerEmail":"customer@example.com","currency":"EUR",
         "items":[{"sku":"SAGA","quantity":2,"unitPrice":1000}],
         "shippingAddress":{"country":"%s"},"paymentToken":"%s"}"""
        .formatted(orderId, country, token);
  }
}

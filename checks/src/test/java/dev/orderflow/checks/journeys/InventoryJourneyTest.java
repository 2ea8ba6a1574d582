package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.iam.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The service alone: it hears milestones and tells facts, and needs nobody else for it. */
class InventoryJourneyTest extends Journey {

  InventoryJourneyTest() {
    super(Settings.inMemory(List.of(Path.of("../services/inventory/template.yaml"))));
  }

  @AfterEach
  void mend() {
    cloud.faults().clear();
    assertThat(aws.items("Products"))
        .allSatisfy(
            it ->
                assertThat(units(it, "received"))
                    .isEqualTo(
                        units(it, "available") + units(it, "reserved") + units(it, "shipped")));
  }

  @Test
  void anOrderIsReservedShippedAndTakenBack() {
    stock("MOUSE", 5);
    String reserved = aws.subscribe("Stock Reserved");
    publish("Order Processed", "SENT", "MOUSE", 2);
    assertThat(aws.take(reserved, "SENT").body())
        .contains("\"due\":{\"minorUnits\":4998,\"currency\":\"EUR\"}", "ecommerce.inventory");
    publish("Order Dispatched", "SENT", "MOUSE", 2);
    awaitState("SENT", "SHIPPED");
    assertThat(units("MOUSE", "shipped")).isEqualTo(2);
    publish("Order Returned", "SENT", "MOUSE", 2);
    awaitState("SENT", "RETURNED");
    assertThat(units("MOUSE", "available")).isEqualTo(5);
  }

  @Test
  void aCancelledOrderIsReleasedAndARefusedOneIsRefusedForGood() {
    stock("LAMP", 1);
    String reserved = aws.subscribe("Stock Reserved");
    String released = aws.subscribe("Stock Released");
    String refused = aws.subscribe("Stock Refused");
    publish("Order Processed", "FIRST", "LAMP", 1);
    assertThat(aws.take(reserved).body()).contains("FIRST");
    publish("Order Processed", "SECOND", "LAMP", 1);
    assertThat(aws.take(refused).body()).contains("SECOND", "OUT_OF_STOCK", "LAMP");
    publish("Order Cancelled", "FIRST", "LAMP", 1);
    assertThat(aws.take(released).body()).contains("FIRST");
    publish("Order Processed", "SECOND", "LAMP", 1);
    assertThat(aws.take(refused).body()).contains("SECOND");
    publish("Order Cancelled", "THIRD", "LAMP", 1);
    awaitState("THIRD", "CANCELLED");
    publish("Order Processed", "THIRD", "LAMP", 1);
    AwsClients.awaitTrue("empty", () -> aws.held("stock-queue") == 0);
    assertThat(units("LAMP", "available")).isEqualTo(1);
    assertThat(state("SECOND")).isEqualTo("REFUSED");
    assertThat(state("THIRD")).isEqualTo("CANCELLED");
  }

  /** Transactions that took effect and whose answer was lost, and events that were not taken. */
  @Test
  void faultsReserveNothingTwice() {
    stock("DESK", 100);
    cloud.faults().failNext("dynamodb:UpdateItem", 5, Fault.ANSWER_LOST);
    cloud.faults().failNext("events:PutEvents", 5, Fault.FAILED);
    List<String> ids = IntStream.range(0, 30).mapToObj(i -> "DESK-" + i).toList();
    ids.forEach(id -> publish("Order Processed", id, "DESK", 2));
    AwsClients.awaitTrue(
        "all reserved", () -> ids.stream().allMatch(id -> state(id).equals("RESERVED")));
    AwsClients.awaitTrue("empty", () -> aws.held("stock-queue") == 0);
    assertThat(units("DESK", "reserved")).isEqualTo(60);
    assertThat(aws.held("stock-dlq")).isZero();
  }

  @Test
  void whatContradictsItselfIsADeadLetter() {
    publish("Order Dispatched", "NEVER-RESERVED", "MOUSE", 1);
    assertThat(aws.take("stock-dlq", "NEVER-RESERVED").body()).contains("Order Dispatched");
    assertThat(aws.lines("reserve-stock", "\"nothing was ever set aside\"")).isNotEmpty();
  }

  private void stock(String sku, long units) {
    aws.dynamoDb.putItem(
        r ->
            r.tableName("Products")
                .item(
                    Map.of(
                        "sku", AttributeValue.fromS(sku),
                        "name", AttributeValue.fromS("a " + sku),
                        "price", AttributeValue.fromN("2499"),
                        "currency", AttributeValue.fromS("EUR"),
                        "received", AttributeValue.fromN(Long.toString(units)),
                        "available", AttributeValue.fromN(Long.toString(units)),
                        "reserved", AttributeValue.fromN("0"),
                        "shipped", AttributeValue.fromN("0"))));
  }

  private void publish(String type, String orderId, String sku, long quantity) {
    aws.publishAs(
        "ecommerce.orders",
        Json.write(
            Map.of(
                "id",
                type + " of " + orderId,
                "type",
                type,
                "version",
                1L,
                "time",
                "2026-01-02T03:04:05Z",
                "orderId",
                orderId,
                "correlationId",
                "origin",
                "causationId",
                "cause",
                "traceparent",
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
                "data",
                data(orderId, sku, quantity))));
  }

  private static Map<String, Object> data(String orderId, String sku, long quantity) {
    return Map.of(
        "orderId", orderId,
        "status", "PROCESSED",
        "payment", "NONE",
        "fulfilment", "NONE",
        "customerEmail", "customer@example.com",
        "lines", List.of(Map.of("sku", sku, "quantity", quantity)));
  }

  private void awaitState(String orderId, String state) {
    AwsClients.awaitTrue(orderId + " " + state, () -> state(orderId).equals(state));
  }

  private String state(String orderId) {
    return aws.items("StockReservations").stream()
        .filter(it -> AttributeValue.fromS(orderId).equals(it.get("orderId")))
        .map(it -> it.get("state").s())
        .findFirst()
        .orElse("");
  }

  private long units(String sku, String place) {
    return aws.items("Products").stream()
        .filter(it -> AttributeValue.fromS(sku).equals(it.get("sku")))
        .mapToLong(it -> units(it, place))
        .sum();
  }

  private static long units(Map<String, AttributeValue> product, String place) {
    return Long.parseLong(product.get(place).n());
  }
}

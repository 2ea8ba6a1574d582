package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Findings.Payment;
import dev.orderflow.cli.audit.Findings.Product;
import dev.orderflow.cli.audit.Findings.Reservation;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The tables that an audit adds up, each read as a whole. */
record Ledgers(DynamoDbClient dynamoDb) {

  List<StoredOrder> orders() {
    return read(
        "Orders",
        "orderId, eventId, publishedAt, #status, payment, fulfilment, due",
        Map.of("#status", "status"),
        item ->
            new StoredOrder(
                text(item, "orderId"),
                text(item, "eventId"),
                time(item, "publishedAt"),
                word(item, "status"),
                word(item, "payment"),
                word(item, "fulfilment"),
                due(item)));
  }

  /** When each rejected event was taken by the bus, by the event's id. */
  Map<String, Instant> rejections() {
    Map<String, Instant> rejections = new HashMap<>();
    read(
            "OrderRejections",
            "rejectionId, publishedAt",
            Map.of(),
            item -> Map.entry(text(item, "rejectionId"), time(item, "publishedAt")))
        .forEach(it -> rejections.put(it.getKey(), it.getValue()));
    return rejections;
  }

  List<Product> products() {
    return read(
        "Products",
        "sku, received, available, reserved, shipped",
        Map.of(),
        item ->
            new Product(
                text(item, "sku"),
                number(item, "received"),
                number(item, "available"),
                number(item, "reserved"),
                number(item, "shipped")));
  }

  List<Reservation> reservations() {
    return read(
        "StockReservations",
        "orderId, #state, #lines",
        Map.of("#state", "state", "#lines", "lines"),
        item -> new Reservation(text(item, "orderId"), word(item, "state"), units(item)));
  }

  /** One for each order, with all that its ledger entries say. */
  List<Payment> payments() {
    Map<String, Payment> payments = new HashMap<>();
    read("Payments", "orderId, #state, kind, amount", Map.of("#state", "state"), Ledgers::payment)
        .forEach(it -> payments.merge(it.orderId(), it, Ledgers::add));
    return new ArrayList<>(payments.values());
  }

  private static Payment payment(Map<String, AttributeValue> item) {
    String orderId = text(item, "orderId");
    return switch (text(item, "kind")) {
      case "CHARGE" -> new Payment(orderId, "", number(item, "amount"), 0);
      case "REFUND" -> new Payment(orderId, "", 0, number(item, "amount"));
      default -> new Payment(orderId, word(item, "state"), 0, 0);
    };
  }

  private static Payment add(Payment one, Payment other) {
    return new Payment(
        one.orderId(),
        one.state() + other.state(),
        one.charged() + other.charged(),
        one.refunded() + other.refunded());
  }

  private <T> List<T> read(
      String table,
      String attributes,
      Map<String, String> names,
      Function<Map<String, AttributeValue>, T> reader) {
    try {
      return dynamoDb
          .scanPaginator(
              r -> {
                r.tableName(table).consistentRead(true).projectionExpression(attributes);
                if (!names.isEmpty()) {
                  r.expressionAttributeNames(names);
                }
              })
          .items()
          .stream()
          .map(reader)
          .toList();
    } catch (ResourceNotFoundException e) {
      // A system without that service has nothing of it to add up.
      return List.of();
    }
  }

  private static long due(Map<String, AttributeValue> item) {
    AttributeValue due = item.get("due");
    return due == null ? 0 : number(due.m(), "minorUnits");
  }

  private static long units(Map<String, AttributeValue> item) {
    AttributeValue lines = item.get("lines");
    return lines == null
        ? 0
        : lines.l().stream().mapToLong(line -> number(line.m(), "quantity")).sum();
  }

  /** One of a few that all items have, which is in memory once. */
  private static String word(Map<String, AttributeValue> item, String name) {
    return text(item, name).intern();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  /** Long ago where there is none. */
  private static Instant time(Map<String, AttributeValue> item, String name) {
    String time = text(item, name);
    return time.isEmpty() ? Instant.EPOCH : Instant.parse(time);
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }
}

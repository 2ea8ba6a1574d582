package dev.orderflow.cli.watching;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where an order stands.
 *
 * @param fields status, payment, fulfilment and reason, as far as there are any; none if the order
 *     is not there
 * @param isOver whether nothing more will become of it, unless someone asks for it
 */
record OrderProgress(Map<String, String> fields, boolean isOver) {

  private static final Set<String> NO_GOODS = Set.of("NONE", "OUT_OF_STOCK", "RELEASED");

  OrderProgress {
    fields = Map.copyOf(fields);
  }

  static OrderProgress look(DynamoDbClient dynamoDb, String orderId) {
    return of(
        dynamoDb
            .getItem(
                r ->
                    r.tableName("Orders")
                        .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                        .consistentRead(true))
            .item());
  }

  static OrderProgress of(Map<String, AttributeValue> order) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : Set.of("status", "payment", "fulfilment", "reason")) {
      AttributeValue value = order.get(name);
      if (value != null && value.s() != null) {
        fields.put(name, value.s());
      }
    }
    return new OrderProgress(fields, isOver(fields, isComingBack(order.get("requests"))));
  }

  /** Whether news may be the last; while it is not, more are to come before the order's end. */
  static boolean mayBeOver(Map<String, ? extends @Nullable Object> news) {
    Map<String, String> fields = new LinkedHashMap<>();
    news.forEach((name, value) -> fields.put(name, Objects.toString(value, "")));
    return fields.containsKey("milestone")
        ? isOver(fields, false)
        : "Order Rejected".equals(fields.get("type"));
  }

  private static boolean isOver(Map<String, String> fields, boolean comesBack) {
    String payment = fields.getOrDefault("payment", "NONE");
    String fulfilment = fields.getOrDefault("fulfilment", "NONE");
    return switch (fields.getOrDefault("status", "")) {
      case "REJECTED" -> true;
      case "COMPLETED" -> fulfilment.equals("RETURNED") ? payment.equals("REFUNDED") : !comesBack;
      case "CANCELLED" -> !payment.equals("CAPTURED") && NO_GOODS.contains(fulfilment);
      default -> false;
    };
  }

  private static boolean isComingBack(@Nullable AttributeValue requests) {
    return requests != null
        && requests.m().values().stream()
            .anyMatch(it -> is(it, "kind", "RETURN") && is(it, "outcome", "GRANTED"));
  }

  private static boolean is(AttributeValue request, String name, String value) {
    AttributeValue found = request.m().get(name);
    return found != null && value.equals(found.s());
  }

  boolean isThere() {
    return !fields.isEmpty();
  }

  /** In the form of news, of which it is none. */
  Map<String, @Nullable Object> message(String orderId, Instant now) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("type", isOver ? "At Its End" : isThere() ? "Now" : "Not There Yet");
    message.put("time", now.truncatedTo(ChronoUnit.MILLIS).toString());
    message.put("orderId", orderId);
    for (String name : new String[] {"status", "payment", "fulfilment", "reason"}) {
      if (fields.containsKey(name)) {
        message.put(name, Objects.requireNonNull(fields.get(name)));
      }
    }
    return message;
  }
}

package dev.orderflow.api.book;

import static dev.orderflow.kit.Attributes.text;

import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as it was accepted from a customer.
 *
 * @param submittedAt UTC to the millisecond, such as {@code 2026-01-31T12:00:00.000Z}
 * @param bodyHash of what was sent, by which a repetition is told from another order
 */
public record CustomerOrder(
    String customerId, String orderId, String submittedAt, String bodyHash) {

  static CustomerOrder of(Map<String, AttributeValue> item) {
    return new CustomerOrder(
        string(item, "customerId"),
        string(item, "orderId"),
        string(item, "submittedAt"),
        string(item, "bodyHash"));
  }

  Map<String, AttributeValue> item() {
    return Map.of(
        "customerId", text(customerId),
        "orderId", text(orderId),
        "submittedAt", text(submittedAt),
        "bodyHash", text(bodyHash));
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}

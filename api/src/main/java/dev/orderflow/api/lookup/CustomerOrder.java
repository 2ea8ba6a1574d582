package dev.orderflow.api.lookup;

import static dev.orderflow.kit.Attributes.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as it was accepted from a customer.
 *
 * @param submittedAt UTC to the millisecond, such as {@code 2026-01-31T12:00:00.000Z}
 * @param bodyHash of what was sent, by which a repetition is told from another order
 * @param emailVerified whether the order's address was known to be the customer's then; null for
 *     one of before this was asked
 */
public record CustomerOrder(
    String customerId,
    String orderId,
    String submittedAt,
    String bodyHash,
    @Nullable Boolean emailVerified) {

  private static final String EMAIL_VERIFIED = "emailVerified";

  static CustomerOrder of(Map<String, AttributeValue> item) {
    return new CustomerOrder(
        string(item, "customerId"),
        string(item, "orderId"),
        string(item, "submittedAt"),
        string(item, "bodyHash"),
        flag(item.get(EMAIL_VERIFIED)));
  }

  private static @Nullable Boolean flag(@Nullable AttributeValue value) {
    return value == null ? null : value.bool();
  }

  Map<String, AttributeValue> item() {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("customerId", text(customerId));
    item.put("orderId", text(orderId));
    item.put("submittedAt", text(submittedAt));
    item.put("bodyHash", text(bodyHash));
    if (emailVerified != null) {
      item.put(EMAIL_VERIFIED, AttributeValue.fromBool(emailVerified));
    }
    return item;
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}

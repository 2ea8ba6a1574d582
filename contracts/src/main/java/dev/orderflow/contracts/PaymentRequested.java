package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Billing is asked for an order's money. It alone hears this event, and no other has the token.
 *
 * @param paymentToken by which the customer's card is charged; null where the order has none
 */
public record PaymentRequested(String orderId, Money due, @Nullable String paymentToken)
    implements EventData {
  public static final String TYPE = "Payment Requested";

  public PaymentRequested {
    OrderIdRule.check(orderId);
    if (paymentToken != null) {
      Bounds.check("paymentToken", paymentToken, 1, 128);
    }
  }

  /**
   * What an event of this type asks for, or null if the type is another.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  public static @Nullable PaymentRequested of(
      String type, Map<String, ? extends @Nullable Object> data) {
    if (!type.equals(TYPE)) {
      return null;
    }
    Fields fields = new Fields(data);
    return new PaymentRequested(
        fields.text("orderId"), Money.of(fields.object("due")), fields.textOrNull("paymentToken"));
  }

  @Override
  public String source() {
    return EventNames.ORDERS_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("due", due.toFields());
    if (paymentToken != null) {
      fields.put("paymentToken", paymentToken);
    }
    return fields;
  }

  /** Without the token, since whatever is printed may end in a log. */
  @Override
  public String toString() {
    return "PaymentRequested[orderId=" + orderId + ", due=" + due + "]";
  }
}

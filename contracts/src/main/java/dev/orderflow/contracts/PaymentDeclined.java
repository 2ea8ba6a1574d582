package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The provider declined; nothing is taken.
 *
 * @param reason the provider's code, such as {@code card_declined}
 */
public record PaymentDeclined(String orderId, String reason) implements Fact {
  public static final String TYPE = "Payment Declined";

  public PaymentDeclined {
    OrderIdRule.check(orderId);
    Bounds.check("reason", reason, 1, 64);
  }

  @Override
  public String source() {
    return EventNames.BILLING_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("reason", reason);
    return fields;
  }
}

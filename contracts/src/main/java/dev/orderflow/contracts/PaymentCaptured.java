package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole amount due is taken.
 *
 * @param paymentId what the provider knows the payment by
 */
public record PaymentCaptured(String orderId, String paymentId, Money amount) implements Fact {
  public static final String TYPE = "Payment Captured";

  public PaymentCaptured {
    OrderIdRule.check(orderId);
    Bounds.check("paymentId", paymentId, 1, 128);
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
    fields.put("paymentId", paymentId);
    fields.put("amount", amount.toFields());
    return fields;
  }
}

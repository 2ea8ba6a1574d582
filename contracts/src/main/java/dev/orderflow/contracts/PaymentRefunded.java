package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was taken is given back.
 *
 * @param refundId what the provider knows the refund by
 */
public record PaymentRefunded(String orderId, String refundId, Money amount) implements Fact {
  public static final String TYPE = "Payment Refunded";

  public PaymentRefunded {
    OrderIdRule.check(orderId);
    Bounds.check("refundId", refundId, 1, 128);
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
    fields.put("refundId", refundId);
    fields.put("amount", amount.toFields());
    return fields;
  }
}

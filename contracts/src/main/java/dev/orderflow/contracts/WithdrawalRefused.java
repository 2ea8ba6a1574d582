package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customer cancelled too late.
 *
 * @param reason such as {@code ALREADY_DISPATCHED}
 */
public record WithdrawalRefused(String orderId, String reason) implements Fact {
  public static final String TYPE = "Withdrawal Refused";

  public WithdrawalRefused {
    OrderIdRule.check(orderId);
    Bounds.check("reason", reason, 1, 64);
  }

  @Override
  public String source() {
    return EventNames.SHIPPING_SOURCE;
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

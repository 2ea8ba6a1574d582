package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was set aside for a cancelled order is in stock again. */
public record StockReleased(String orderId) implements Fact {
  public static final String TYPE = "Stock Released";

  public StockReleased {
    OrderIdRule.check(orderId);
  }

  @Override
  public String source() {
    return EventNames.INVENTORY_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    return fields;
  }
}

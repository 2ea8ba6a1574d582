package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customer cancelled in time: the order will not be dispatched. */
public record ShipmentWithdrawn(String orderId) implements Fact {
  public static final String TYPE = "Shipment Withdrawn";

  public ShipmentWithdrawn {
    OrderIdRule.check(orderId);
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
    return fields;
  }
}

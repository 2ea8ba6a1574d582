package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The customer has the parcel. */
public record ParcelDelivered(String orderId, Parcel parcel) implements Fact {
  public static final String TYPE = "Parcel Delivered";

  public ParcelDelivered {
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
    fields.put("parcel", parcel.toFields());
    return fields;
  }
}

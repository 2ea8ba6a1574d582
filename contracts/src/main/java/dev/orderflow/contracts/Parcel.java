package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a carrier knows a shipment by. */
public record Parcel(String carrier, String trackingNumber) {
  public Parcel {
    Bounds.check("carrier", carrier, 1, 64);
    Bounds.check("trackingNumber", trackingNumber, 1, 128);
  }

  static Parcel of(Fields fields) {
    return new Parcel(fields.text("carrier"), fields.text("trackingNumber"));
  }

  /** The JSON object that says this, as plain values. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("carrier", carrier);
    fields.put("trackingNumber", trackingNumber);
    return fields;
  }
}

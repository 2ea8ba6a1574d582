package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param minorUnits such as cents; not negative
 * @param currency a code of ISO 4217
 */
public record Money(long minorUnits, String currency) {
  public Money {
    if (minorUnits < 0) {
      throw new IllegalArgumentException("minorUnits is negative: " + minorUnits);
    }
    Bounds.check("currency", currency, 3, 3);
  }

  static Money of(Fields fields) {
    return new Money(fields.number("minorUnits"), fields.text("currency"));
  }

  /** The JSON object that says this, as plain values. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("minorUnits", minorUnits);
    fields.put("currency", currency);
    return fields;
  }
}

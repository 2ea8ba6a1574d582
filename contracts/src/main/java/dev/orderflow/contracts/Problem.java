package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an order.
 *
 * @param field the path of the field, such as {@code items[2].quantity}; empty for the order as a
 *     whole; at most 256 characters
 * @param rule the short, stable name of the broken rule, such as {@code range}; 1 to 64 characters
 * @param message one clause for people that continues the field's name, such as {@code must be from
 *     1 to 10000}; 1 to 256 characters
 */
public record Problem(String field, String rule, String message) {
  public Problem {
    Bounds.check("field", field, 0, 256);
    Bounds.check("rule", rule, 1, 64);
    Bounds.check("message", message, 1, 256);
  }

  /** The JSON object that says this, as plain values. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("field", field);
    fields.put("rule", rule);
    fields.put("message", message);
    return fields;
  }
}

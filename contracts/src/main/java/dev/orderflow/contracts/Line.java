package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line item of an order; the small form is one line whose sku is its product.
 *
 * @param sku in NFC, so that however it was spelt it is found in the catalogue
 * @param unitPrice minor units; null where the order names none
 */
public record Line(String sku, @Nullable String name, int quantity, @Nullable Long unitPrice) {
  public Line {
    sku = StockCodes.normalized(sku);
    Bounds.check("sku", sku, 1, StockCodes.MAX_LENGTH);
    if (name != null) {
      Bounds.check("name", name, 0, 256);
    }
    if (quantity < 1 || quantity > 10_000) {
      throw new IllegalArgumentException("quantity is not 1 to 10000: " + quantity);
    }
    if (unitPrice != null && unitPrice < 0) {
      throw new IllegalArgumentException("unitPrice is negative: " + unitPrice);
    }
  }

  /**
   * @throws IllegalArgumentException if the fields are none of a line
   */
  public static Line of(Map<String, ? extends @Nullable Object> fields) {
    return of(new Fields(fields));
  }

  static Line of(Fields fields) {
    return new Line(
        fields.text("sku"),
        fields.textOrNull("name"),
        Math.toIntExact(fields.number("quantity")),
        fields.numberOrNull("unitPrice"));
  }

  static List<Line> lines(List<Line> lines) {
    if (lines.isEmpty() || lines.size() > 100) {
      throw new IllegalArgumentException("not 1 to 100 lines: " + lines.size());
    }
    return List.copyOf(lines);
  }

  /** The JSON object that says this, as plain values. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("sku", sku);
    if (name != null) {
      fields.put("name", name);
    }
    fields.put("quantity", (long) quantity);
    if (unitPrice != null) {
      fields.put("unitPrice", unitPrice);
    }
    return fields;
  }
}

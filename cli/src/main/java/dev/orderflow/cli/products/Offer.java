package dev.orderflow.cli.products;

import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.WholeNumber;
import dev.orderflow.form.ProductForm;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.List;
import java.util.Map;

/**
 * A line of a catalogue, as orders can name it.
 *
 * @param sku in NFC, as orders look for it
 * @param price minor units
 * @param stock units that are to be available
 */
record Offer(String sku, String name, long price, String currency, long stock) {

  static final long MOST_UNITS = 1_000_000_000_000L;

  private static final List<String> FIELDS = List.of("sku", "name", "price", "currency", "stock");

  Offer {
    List<Problem> problems = ProductForm.problems(sku, name, price, currency);
    if (!problems.isEmpty()) {
      Problem first = problems.getFirst();
      throw new IllegalArgumentException(first.field() + " " + first.message());
    }
    sku = StockCodes.normalized(sku);
    require(stock >= 0 && stock <= MOST_UNITS, "stock must be from 0 to " + MOST_UNITS);
  }

  /**
   * @throws IllegalArgumentException if the line is none; the message says why
   */
  static Offer parse(String line) {
    try {
      if (Json.parse(line) instanceof Map<?, ?> fields) {
        return of(fields);
      }
      throw new IllegalArgumentException("not a JSON object");
    } catch (JsonException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()).replace("line 1 ", ""), e);
    }
  }

  /** A misspelt name would take the product's name away. */
  private static Offer of(Map<?, ?> fields) {
    for (Object name : fields.keySet()) {
      require(FIELDS.contains(name), name + " is none of " + String.join(", ", FIELDS));
    }
    return new Offer(
        text(fields, "sku"),
        fields.containsKey("name") ? text(fields, "name") : "",
        whole(fields, "price"),
        text(fields, "currency"),
        whole(fields, "stock"));
  }

  private static String text(Map<?, ?> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be text");
  }

  private static long whole(Map<?, ?> fields, String name) {
    Long number = WholeNumber.of(fields.get(name));
    if (number == null) {
      throw new IllegalArgumentException(name + " must be a whole number");
    }
    return number;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

package dev.orderflow.cli.products;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a catalogue.
 *
 * @param price minor units
 * @param stock units that are to be available
 */
record Offer(String sku, String name, long price, String currency, long stock) {

  /** As an order may name it. */
  private static final long MOST_PRICE = 1_000_000_000_000L;

  static final long MOST_UNITS = 1_000_000_000_000L;

  private static final int LONGEST = 256;

  private static final List<String> FIELDS = List.of("sku", "name", "price", "currency", "stock");

  Offer {
    require(!sku.isBlank() && sku.length() <= LONGEST, "sku must have 1 to 256 characters");
    require(isPrintable(sku), "sku must not hold control characters");
    require(name.length() <= LONGEST, "name must have at most 256 characters");
    require(isPrintable(name), "name must not hold control characters");
    require(price >= 0 && price <= MOST_PRICE, "price must be from 0 to " + MOST_PRICE);
    require(isCurrency(currency), "currency must be a code of ISO 4217 such as GBP");
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
    if (fields.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(name + " must be a whole number");
  }

  private static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private static boolean isCurrency(@Nullable String code) {
    try {
      return code != null && Currency.getInstance(code) != null;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

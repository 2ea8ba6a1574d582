package dev.orderflow.cli.orders;

import dev.orderflow.deadletters.PaymentTokens;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a table.
 *
 * @param fields its attributes as plain JSON values, in the order of their names; a payment token
 *     is not shown
 */
record Item(Map<String, @Nullable Object> fields) {

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(PaymentTokens.redacted(object(attributes)));
  }

  /** The attribute as text, or an empty text where it is missing. */
  String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  /** The objects of a list attribute; none where it is missing. */
  List<Map<?, ?>> objects(String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(o -> (Map<?, ?>) o).toList()
        : List.of();
  }

  /** The objects of a map attribute by their names; none where it is missing. */
  Map<String, Map<?, ?>> entries(String name) {
    Map<String, Map<?, ?>> entries = new LinkedHashMap<>();
    if (fields.get(name) instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (value instanceof Map<?, ?> object) {
              entries.put(key.toString(), object);
            }
          });
    }
    return entries;
  }

  private static Map<String, @Nullable Object> object(Map<String, AttributeValue> attributes) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    new TreeMap<>(attributes).forEach((name, value) -> object.put(name, value(value)));
    return object;
  }

  private static @Nullable Object value(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> number(value.n());
      case BOOL -> value.bool();
      case M -> object(value.m());
      case L -> value.l().stream().map(Item::value).toList();
      case SS -> value.ss();
      case NS -> value.ns().stream().map(Item::number).toList();
      case NUL -> null;
      case B, BS, UNKNOWN_TO_SDK_VERSION -> value.toString();
    };
  }

  private static Object number(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.stripTrailingZeros().scale() <= 0 && number.precision() <= 18
        ? (Object) number.longValueExact()
        : number;
  }
}

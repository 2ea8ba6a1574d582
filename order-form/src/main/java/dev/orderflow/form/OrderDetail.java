package dev.orderflow.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order's detail in two parts, so that an item keeps nothing twice: fields of the form, which it
 * has as attributes, and the rest, which lies beside them as JSON.
 */
public final class OrderDetail {

  private static final String LINES = "items";
  private static final String ADDRESS = "shippingAddress";

  /** An item has it to the millisecond in UTC; this is how its producer wrote it. */
  private static final String TIME = "placedAt";

  /**
   * What no attribute says: fields that the form does not know, as deep as they stand.
   *
   * @param detail of an order that was accepted
   * @param attributes names of those that the item has
   */
  public static Map<String, @Nullable Object> rest(Map<?, ?> detail, Set<String> attributes) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    detail.forEach(
        (key, value) -> {
          String name = (String) key;
          if (!attributes.contains(name) || !Shape.ORDER.isKnown(name) || name.equals(TIME)) {
            rest.put(name, value);
          }
        });
    if (attributes.contains(LINES) && detail.get(LINES) instanceof List<?> lines) {
      List<Map<String, @Nullable Object>> left = new ArrayList<>(lines.size());
      lines.forEach(line -> left.add(unknown(Shape.LINE, line)));
      if (left.stream().anyMatch(line -> !line.isEmpty())) {
        rest.put(LINES, left);
      }
    }
    if (attributes.contains(ADDRESS)) {
      Map<String, @Nullable Object> left = unknown(Shape.ADDRESS, detail.get(ADDRESS));
      if (!left.isEmpty()) {
        rest.put(ADDRESS, left);
      }
    }
    return rest;
  }

  /**
   * The whole detail.
   *
   * @param item the item's attributes as plain JSON values
   * @param rest what lies beside them; in items of earlier versions that is all of it
   */
  public static Map<String, @Nullable Object> whole(Map<String, ?> item, Map<String, ?> rest) {
    return joined(Shape.ORDER, item, rest);
  }

  private static Map<String, @Nullable Object> joined(
      Shape shape, Map<?, ?> known, Map<?, ?> rest) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    for (Field field : shape.fields()) {
      String name = field.name();
      Object value = joined(name, known.get(name), rest.get(name));
      if (value != null || rest.containsKey(name)) {
        whole.put(name, value);
      }
    }
    rest.forEach((name, value) -> whole.putIfAbsent((String) name, value));
    return whole;
  }

  private static @Nullable Object joined(
      String name, @Nullable Object known, @Nullable Object rest) {
    if (name.equals(LINES) && known instanceof List<?> lines) {
      List<?> left = rest instanceof List<?> list ? list : List.of();
      List<Map<String, @Nullable Object>> whole = new ArrayList<>(lines.size());
      for (int i = 0; i < lines.size(); i++) {
        whole.add(
            joined(
                Shape.LINE,
                object(lines.get(i)),
                i < left.size() ? object(left.get(i)) : Map.of()));
      }
      return whole;
    }
    if (name.equals(ADDRESS) && known instanceof Map<?, ?> address) {
      return joined(Shape.ADDRESS, address, object(rest));
    }
    return rest == null ? known : rest;
  }

  private static Map<String, @Nullable Object> unknown(Shape shape, @Nullable Object value) {
    Map<String, @Nullable Object> unknown = new LinkedHashMap<>();
    object(value)
        .forEach(
            (name, member) -> {
              if (!shape.isKnown((String) name)) {
                unknown.put((String) name, member);
              }
            });
    return unknown;
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> object ? object : Map.of();
  }

  private OrderDetail() {}
}

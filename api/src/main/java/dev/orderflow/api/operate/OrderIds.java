package dev.orderflow.api.operate;

import dev.orderflow.contracts.OrderIdRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that a letter names, wherever in it: an event, a record of one, a table's change. */
final class OrderIds {

  private static final String NAME = "orderId";
  private static final int MOST = 100;

  private OrderIds() {}

  /** The outermost first. */
  static Set<String> in(@Nullable Object json) {
    Set<String> ids = new LinkedHashSet<>();
    Deque<Object> left = new ArrayDeque<>();
    add(left, json);
    while (!left.isEmpty() && ids.size() < MOST) {
      switch (left.removeFirst()) {
        case Map<?, ?> object -> {
          String id = id(object.get(NAME));
          if (id != null) {
            ids.add(id);
          }
          object.values().forEach(it -> add(left, it));
        }
        case List<?> list -> list.forEach(it -> add(left, it));
        default -> {
          // a leaf names nothing
        }
      }
    }
    return ids;
  }

  private static void add(Deque<Object> left, @Nullable Object value) {
    if (value != null) {
      left.add(value);
    }
  }

  /** A text, or a table's attribute of one. */
  private static @Nullable String id(@Nullable Object value) {
    Object plain = value instanceof Map<?, ?> attribute ? attribute.get("S") : value;
    return plain instanceof String text && OrderIdRule.accepts(text) ? text : null;
  }
}

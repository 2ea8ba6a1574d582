package dev.orderflow.kit;

import dev.orderflow.contracts.OrderIdRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which order it is that something failed for, as far as that can be told of what came in. */
final class KnownOrder {

  private KnownOrder() {}

  /** Of an event, or of a service's own message; null if it cannot be told. */
  static @Nullable String idIn(String message) {
    try {
      Object json = Json.parse(message);
      Object detail = member(json, "detail");
      return firstOf(
          member(member(detail, "data"), "orderId"),
          member(detail, "orderId"),
          member(json, "orderId"));
    } catch (JsonException e) {
      return null;
    }
  }

  /** Of a change to a table; null if it cannot be told. */
  static @Nullable String idIn(Map<String, @Nullable Object> record) {
    Object change = member(record, "dynamodb");
    return firstOf(
        member(member(member(change, "Keys"), "orderId"), "S"),
        member(member(member(change, "NewImage"), "orderId"), "S"));
  }

  /** What is no order's id is nothing to look for, and may be anything. */
  private static @Nullable String firstOf(@Nullable Object... candidates) {
    for (Object candidate : candidates) {
      if (candidate instanceof String id && OrderIdRule.accepts(id)) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }
}

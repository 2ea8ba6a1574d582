package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items of {@code Orders} and {@code OrderRejections} as the streams show them. */
final class Items {

  static final String EVENT_ID = "b5f9d2c4-13aa-4f50-9d39-a8f0a0c1d201";

  static Map<String, @Nullable Object> processed() {
    Map<String, @Nullable Object> item = new HashMap<>();
    item.put("orderId", "ORD-1");
    item.put("status", "PROCESSED");
    item.put("payment", "NONE");
    item.put("fulfilment", "NONE");
    item.put("eventId", EVENT_ID);
    item.put("customerEmail", "customer@example.com");
    item.put("product", "Wireless Mouse");
    item.put("quantity", 2L);
    item.put("paymentToken", "tok_visa");
    item.put("processedAt", "2026-01-15T12:00:00.000Z");
    item.put("facts", Map.of());
    item.put("requests", Map.of());
    item.put("version", 0L);
    return item;
  }

  /** The same with another fact, and the axes that follow. */
  static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> item, Fact fact, String... axes) {
    Map<String, @Nullable Object> entry = new HashMap<>();
    entry.put("eventId", "event of " + fact.type());
    entry.put("time", "2026-01-15T12:00:01.000Z");
    entry.put("recordedAt", "2026-01-15T12:00:02.000Z");
    entry.put("data", fact.toFields());
    Map<String, @Nullable Object> after = added(item, "facts", fact.type(), entry);
    for (int i = 0; i < axes.length; i += 2) {
      after.put(axes[i], axes[i + 1]);
    }
    return after;
  }

  /** The same with another request. */
  static Map<String, @Nullable Object> asked(
      Map<String, @Nullable Object> item, String id, String kind, @Nullable String rejection) {
    Map<String, @Nullable Object> entry = new HashMap<>();
    entry.put("kind", kind);
    entry.put("outcome", rejection == null ? "GRANTED" : "REFUSED");
    entry.put("time", "2026-01-15T12:00:03.000Z");
    entry.put("recordedAt", "2026-01-15T12:00:04.000Z");
    if (rejection != null) {
      entry.put("reason", rejection);
    }
    return added(item, "requests", id, entry);
  }

  static Map<String, @Nullable Object> rejection(String rejectionId) {
    Map<String, @Nullable Object> item = new HashMap<>();
    item.put("rejectionId", rejectionId);
    item.put("orderId", "ORD-1");
    item.put("reason", "INVALID_ORDER");
    item.put("rejectedAt", "2026-01-15T12:00:00.000Z");
    item.put(
        "problems",
        List.of(Map.of("field", "quantity", "rule", "range", "message", "must be less")));
    return item;
  }

  private static Map<String, @Nullable Object> added(
      Map<String, @Nullable Object> item,
      String map,
      String name,
      Map<String, @Nullable Object> entry) {
    long version = item.get("version") instanceof Long before ? before + 1 : 1;
    entry.put("version", version);
    Map<String, @Nullable Object> entries = new HashMap<>();
    if (item.get(map) instanceof Map<?, ?> before) {
      before.forEach((key, value) -> entries.put((String) key, value));
    }
    entries.put(name, entry);
    Map<String, @Nullable Object> after = new HashMap<>(item);
    after.put(map, entries);
    after.put("version", version);
    return after;
  }

  private Items() {}
}

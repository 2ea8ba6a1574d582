package dev.orderflow.api.read;

import dev.orderflow.api.lookup.CustomerOrder;
import dev.orderflow.api.lookup.FoundOrder;
import dev.orderflow.api.lookup.StoredOrder;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders as the API shows them; what is not known is absent. */
public final class OrderJson {

  /** Ours are told beside the order; a payment token is nobody's to read. */
  private static final List<String> NOT_SHOWN = List.of("orderId", "customerId", "paymentToken");

  private OrderJson() {}

  public static Map<String, @Nullable Object> of(FoundOrder found) {
    return switch (found) {
      case FoundOrder.Received(var order) -> received(order);
      case FoundOrder.Stored(var order) -> stored(order);
    };
  }

  /**
   * One line of a list.
   *
   * @param stored null if the order is on its way
   */
  static Map<String, @Nullable Object> summary(CustomerOrder order, @Nullable StoredOrder stored) {
    Map<String, @Nullable Object> json = received(order);
    if (stored != null) {
      putAxes(json, stored);
      put(json, "reason", stored.item().get("reason"));
      put(json, "due", Sorted.of(stored.item().get("due")));
      put(json, "product", stored.item().get("product"));
      put(json, "quantity", stored.item().get("quantity"));
      put(json, "firstItem", firstItem(stored.item().get("items")));
    }
    return json;
  }

  private static Map<String, @Nullable Object> received(CustomerOrder order) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("orderId", order.orderId());
    json.put("status", OrderStatus.RECEIVED.name());
    json.put("payment", PaymentStatus.NONE.name());
    json.put("fulfilment", FulfilmentStatus.NONE.name());
    json.put("submittedAt", order.submittedAt());
    return json;
  }

  private static Map<String, @Nullable Object> stored(StoredOrder order) {
    Map<String, @Nullable Object> item = order.item();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("orderId", order.orderId());
    putAxes(json, order);
    put(json, "version", item.get("version"));
    put(json, "reason", item.get("reason"));
    put(json, "due", Sorted.of(item.get("due")));
    put(json, "parcel", Sorted.of(item.get("parcel")));
    put(json, "problems", Sorted.of(item.get("problems")));
    put(json, "publishedAt", item.get("publishedAt"));
    put(json, "processedAt", item.get("processedAt"));
    put(json, "rejectedAt", item.get("rejectedAt"));
    Map<String, @Nullable Object> detail = order.detail();
    if (detail != null) {
      detail.keySet().removeAll(NOT_SHOWN);
      json.put("order", detail);
    }
    return json;
  }

  private static void putAxes(Map<String, @Nullable Object> json, StoredOrder order) {
    json.put("status", order.status().name());
    json.put("payment", order.payment().name());
    json.put("fulfilment", order.fulfilment().name());
  }

  private static @Nullable Object firstItem(@Nullable Object items) {
    return items instanceof List<?> lines && !lines.isEmpty() ? Sorted.of(lines.getFirst()) : null;
  }

  private static void put(Map<String, @Nullable Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}

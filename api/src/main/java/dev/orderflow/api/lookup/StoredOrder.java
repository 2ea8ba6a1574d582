package dev.orderflow.api.lookup;

import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.form.OrderDetail;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order's item of the table {@code Orders}, as plain JSON values. */
public record StoredOrder(Map<String, @Nullable Object> item) {

  public String orderId() {
    return JsonObjects.text(item, "orderId");
  }

  public OrderStatus status() {
    return OrderStatus.valueOf(JsonObjects.text(item, "status"));
  }

  public PaymentStatus payment() {
    String payment = textOrNull("payment");
    return payment == null ? PaymentStatus.NONE : PaymentStatus.valueOf(payment);
  }

  public FulfilmentStatus fulfilment() {
    String fulfilment = textOrNull("fulfilment");
    return fulfilment == null ? FulfilmentStatus.NONE : FulfilmentStatus.valueOf(fulfilment);
  }

  public @Nullable String textOrNull(String name) {
    return item.get(name) instanceof String text ? text : null;
  }

  /** One of the item's maps, such as its facts; empty where it has none. */
  public Map<String, @Nullable Object> map(String name) {
    return item.get(name) == null ? Map.of() : JsonObjects.object(name, item.get(name));
  }

  /** The order as its producer said it, or null if that is no object, or was not asked for. */
  public @Nullable Map<String, @Nullable Object> detail() {
    String detail = textOrNull("detail");
    try {
      return detail == null
          ? null
          : OrderDetail.whole(item, JsonObjects.object("detail", Json.parse(detail)));
    } catch (JsonException e) {
      return null;
    }
  }

  /** A rejected order has its customer in its detail alone. */
  public boolean isOf(String customerId) {
    Object owner = item.get("customerId");
    if (owner == null && status() == OrderStatus.REJECTED) {
      Map<String, @Nullable Object> detail = detail();
      owner = detail == null ? null : detail.get("customerId");
    }
    return customerId.equals(owner);
  }
}

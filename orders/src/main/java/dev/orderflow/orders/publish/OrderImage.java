package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.JsonObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order's item as a publication shows it. */
record OrderImage(Map<String, @Nullable Object> item) {

  /** Under the same names in both. */
  private static final List<String> SAME =
      List.of(
          "orderId",
          "status",
          "payment",
          "fulfilment",
          "customerEmail",
          "emailVerified",
          "customerId",
          "currency",
          "due",
          "shippingAddress",
          "reason",
          "parcel");

  String text(String name) {
    return JsonObjects.text(item, name);
  }

  /** Null where the order's producer answers for its address. */
  @Nullable Boolean emailVerified() {
    return (Boolean) item.get("emailVerified");
  }

  Milestone milestone(Milestone.Kind kind) {
    Map<String, @Nullable Object> data = new HashMap<>();
    SAME.forEach(name -> data.put(name, item.get(name)));
    data.put("lines", lines());
    return Objects.requireNonNull(Milestone.of(kind.type(), data));
  }

  /** What billing is asked for; it alone is told the token. */
  PaymentRequested paymentRequested() {
    Map<String, @Nullable Object> data = new HashMap<>();
    List.of("orderId", "due", "paymentToken").forEach(name -> data.put(name, item.get(name)));
    return Objects.requireNonNull(PaymentRequested.of(PaymentRequested.TYPE, data));
  }

  /** As the catalogue prices them, once it has; before that as the customer ordered them. */
  private Object lines() {
    Object reserved = JsonObjects.object("facts", item.get("facts")).get(StockReserved.TYPE);
    if (reserved instanceof Map<?, ?> fact
        && fact.get("data") instanceof Map<?, ?> data
        && data.get("lines") instanceof List<?> lines) {
      return lines;
    }
    return item.get("items") instanceof List<?> items ? items : List.of(single());
  }

  private Map<String, @Nullable Object> single() {
    Map<String, @Nullable Object> line = new HashMap<>();
    line.put("sku", item.get("product"));
    line.put("quantity", item.get("quantity"));
    return line;
  }
}

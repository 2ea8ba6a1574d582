package dev.orderflow.orders.process;

import static dev.orderflow.kit.Attributes.list;
import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.form.Address;
import dev.orderflow.form.Basket;
import dev.orderflow.form.LineItem;
import dev.orderflow.form.Order;
import dev.orderflow.form.OrderDetail;
import dev.orderflow.kit.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order as an item: the fields that the form knows under their own names, unknown ones together
 * as JSON, when the order was at which station, and as which message.
 */
final class OrderItem {

  private OrderItem() {}

  static Map<String, AttributeValue> of(QueuedOrder queued, Instant processedAt) {
    Order order = queued.order();
    Map<String, AttributeValue> item = new HashMap<>(32);
    item.put("orderId", text(order.orderId()));
    putStart(item);
    item.put("eventId", text(queued.event().id()));
    putOrder(item, order);
    item.put("detail", text(Json.write(OrderDetail.rest(queued.event().detail(), item.keySet()))));
    item.put("publishedAt", time(queued.event().time()));
    item.put("validatedAt", time(queued.validatedAt()));
    item.put("queuedAt", time(queued.queuedAt()));
    item.put("receivedAt", time(queued.receivedAt()));
    item.put("processedAt", time(processedAt));
    item.put("messageId", text(queued.messageId()));
    item.put("receiveCount", number(queued.receiveCount()));
    return item;
  }

  /** Nothing is told of it yet: track-order goes on from here. */
  private static void putStart(Map<String, AttributeValue> item) {
    item.put("status", text(OrderStatus.PROCESSED.name()));
    item.put("payment", text(PaymentStatus.NONE.name()));
    item.put("fulfilment", text(FulfilmentStatus.NONE.name()));
    item.put("facts", map(Map.of()));
    item.put("requests", map(Map.of()));
    item.put("version", number(0));
  }

  private static void putOrder(Map<String, AttributeValue> item, Order order) {
    item.put("customerEmail", text(order.customerEmail()));
    if (order.emailVerified() != null) {
      item.put("emailVerified", AttributeValue.fromBool(order.emailVerified()));
    }
    putText(item, "customerId", order.customerId());
    switch (order.basket()) {
      case Basket.Single(var product, var quantity) -> {
        item.put("product", text(product));
        item.put("quantity", number(quantity));
      }
      case Basket.Lines(var lines) ->
          item.put("items", list(lines.stream().map(OrderItem::line).toList()));
    }
    putText(item, "currency", order.currency());
    if (order.total() != null) {
      item.put("total", number(order.total()));
    }
    if (order.shippingAddress() != null) {
      item.put("shippingAddress", address(order.shippingAddress()));
    }
    putText(item, "paymentToken", order.paymentToken());
    if (order.placedAt() != null) {
      item.put("placedAt", time(order.placedAt()));
    }
  }

  private static AttributeValue line(LineItem line) {
    Map<String, AttributeValue> fields = new HashMap<>();
    fields.put("sku", text(line.sku()));
    putText(fields, "name", line.name());
    fields.put("quantity", number(line.quantity()));
    if (line.unitPrice() != null) {
      fields.put("unitPrice", number(line.unitPrice()));
    }
    return map(fields);
  }

  private static AttributeValue address(Address address) {
    Map<String, AttributeValue> fields = new HashMap<>();
    fields.put("country", text(address.country()));
    putText(fields, "name", address.name());
    putText(fields, "line1", address.line1());
    putText(fields, "line2", address.line2());
    putText(fields, "city", address.city());
    putText(fields, "region", address.region());
    putText(fields, "postalCode", address.postalCode());
    return map(fields);
  }

  private static void putText(
      Map<String, AttributeValue> item, String name, @Nullable String value) {
    if (value != null) {
      item.put(name, text(value));
    }
  }
}

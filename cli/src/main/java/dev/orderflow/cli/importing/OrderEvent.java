package dev.orderflow.cli.importing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** An invoice as the detail of an order event. */
final class OrderEvent {

  private OrderEvent() {}

  static Map<String, Object> of(Invoice invoice) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("orderId", invoice.number());
    order.put("customerId", invoice.customer());
    order.put("customerEmail", "customer-" + invoice.customer() + "@example.com");
    order.put("currency", "GBP");
    order.put("items", invoice.lines().stream().map(OrderEvent::item).toList());
    order.put("total", total(invoice.total()));
    order.put("placedAt", invoice.placedAt().toString());
    Countries.code(invoice.country())
        .ifPresent(code -> order.put("shippingAddress", Map.of("country", code)));
    return order;
  }

  /** As a JSON number is read. */
  private static Number total(BigInteger total) {
    return total.bitLength() < Long.SIZE ? (Number) total.longValue() : new BigDecimal(total);
  }

  private static Map<String, Object> item(Invoice.Line line) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("sku", line.sku());
    if (!line.sku().equals(line.stockCode())) {
      item.put("stockCode", line.stockCode());
    }
    if (!line.name().isEmpty()) {
      item.put("name", line.name());
    }
    item.put("quantity", line.quantity());
    item.put("unitPrice", line.unitPrice());
    return item;
  }
}

package dev.orderflow.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Valid details to begin from, fresh and open to change, and how they are read. */
final class Details {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  static Map<String, @Nullable Object> small() {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("orderId", "ORD-1001");
    detail.put("customerEmail", "customer@example.com");
    detail.put("product", "Wireless Mouse");
    detail.put("quantity", 1L);
    return detail;
  }

  static Map<String, @Nullable Object> full() {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("orderId", "ORD-2001");
    detail.put("customerId", "17850");
    detail.put("customerEmail", "customer@example.com");
    detail.put("items", list(line("85123A", 6, 255), line("71053", 2, 339)));
    detail.put("currency", "GBP");
    detail.put("total", 2208L);
    detail.put("shippingAddress", address());
    detail.put("paymentToken", "tok_visa");
    detail.put("placedAt", "2026-01-15T11:59:58.250Z");
    return detail;
  }

  static Map<String, @Nullable Object> line(String sku, long quantity, long unitPrice) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("name", "WHITE METAL LANTERN");
    line.put("quantity", quantity);
    line.put("unitPrice", unitPrice);
    return line;
  }

  static Map<String, @Nullable Object> address() {
    Map<String, @Nullable Object> address = new LinkedHashMap<>();
    address.put("country", "GB");
    address.put("name", "Ada Lovelace");
    address.put("line1", "12 St James's Square");
    address.put("line2", "");
    address.put("city", "London");
    address.put("region", "Greater London");
    address.put("postalCode", "SW1Y 4JH");
    return address;
  }

  static List<@Nullable Object> list(@Nullable Object... elements) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object element : elements) {
      list.add(element);
    }
    return list;
  }

  static Outcome read(@Nullable Object detail) {
    return OrderForm.read(detail, 1_000, NOW);
  }

  /** The problems as {@code field rule}, in the order told; empty where the order is accepted. */
  static List<String> problems(@Nullable Object detail) {
    return switch (read(detail)) {
      case Outcome.Accepted _ -> List.of();
      case Outcome.Rejected refused ->
          refused.problems().stream().map(p -> p.field() + " " + p.rule()).toList();
    };
  }

  private Details() {}
}

package dev.orderflow.services.shipping;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.kit.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Milestones of one order as the queue holds them. */
final class Milestones {

  static final String ORDER = "ORD-1001";

  private Milestones() {}

  static String of(Milestone.Kind kind) {
    return of(kind, OrderStatus.PROCESSED, null);
  }

  static String to(Milestone.Kind kind, String country) {
    return of(kind, OrderStatus.PROCESSED, country);
  }

  static String of(Milestone.Kind kind, OrderStatus status, @Nullable String country) {
    Map<String, Object> order = new HashMap<>();
    order.put("orderId", ORDER);
    order.put("status", status.name());
    order.put("payment", "CAPTURED");
    order.put("fulfilment", "RESERVED");
    order.put("customerEmail", "customer@example.com");
    order.put("lines", List.of(Map.of("sku", "Wireless Mouse", "quantity", 1L)));
    if (country != null) {
      order.put("shippingAddress", Map.of("country", country));
    }
    return event(Objects.requireNonNull(Milestone.of(kind.type(), order)));
  }

  private static String event(Milestone milestone) {
    Envelope event = Envelope.of(World.START, "origin", "cause", milestone);
    return Json.write(
        Map.of(
            "id",
            "bus-" + milestone.kind(),
            "time",
            World.START.toString(),
            "source",
            milestone.source(),
            "detail-type",
            milestone.type(),
            "detail",
            event.toFields()));
  }
}

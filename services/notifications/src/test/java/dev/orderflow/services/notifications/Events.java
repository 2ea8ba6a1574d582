package dev.orderflow.services.notifications;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.kit.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Events about one order as the queue holds them. */
public final class Events {

  public static final String ORDER = "ORD-1001";

  private Events() {}

  static String of(Milestone.Kind kind) {
    return message(milestone(kind, Map.of()));
  }

  /** With some of its fields replaced. */
  public static Milestone milestone(Milestone.Kind kind, Map<String, ?> changed) {
    Map<String, Object> order = new HashMap<>();
    order.put("orderId", ORDER);
    order.put("status", kind == Milestone.Kind.CANCELLED ? "CANCELLED" : "PROCESSED");
    order.put("payment", "CAPTURED");
    order.put("fulfilment", "RESERVED");
    order.put("customerEmail", "zoe@example.com");
    order.put(
        "lines",
        List.of(Map.of("sku", "M-1", "name", "Mouse", "quantity", 2L, "unitPrice", 1290L)));
    order.put("due", Map.of("minorUnits", 2580L, "currency", "EUR"));
    order.put("reason", "OUT_OF_STOCK");
    order.put("parcel", Map.of("carrier", "sandbox", "trackingNumber", "SBX-1"));
    order.putAll(changed);
    return Objects.requireNonNull(Milestone.of(kind.type(), order));
  }

  static OrderRequestRefused unverifiedRefusal(OrderRequest.Kind kind) {
    return new OrderRequestRefused(kind, ORDER, "request-1", "CANCELLED", "zoe@example.com", false);
  }

  static OrderRequestRefused operatorsRefusal(OrderRequest.Kind kind) {
    return new OrderRequestRefused(
        kind,
        ORDER,
        "request-1",
        Actor.Role.OPERATOR,
        "ALREADY_DISPATCHED",
        "zoe@example.com",
        null);
  }

  public static OrderRequestRefused refusal(OrderRequest.Kind kind, String reason) {
    return new OrderRequestRefused(kind, ORDER, "request-1", reason, "zoe@example.com", null);
  }

  /** The event's own id. */
  static String id(EventData data) {
    return envelope(data).id();
  }

  private static Envelope envelope(EventData data) {
    return Envelope.of(World.START, "origin", "cause", data);
  }

  static String message(EventData data) {
    return Json.write(
        Map.of(
            "id",
            "bus-1",
            "time",
            World.START.toString(),
            "source",
            data.source(),
            "detail-type",
            data.type(),
            "detail",
            envelope(data).toFields()));
  }
}

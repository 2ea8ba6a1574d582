package dev.orderflow.services.billing;

import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events as billing hears them. */
final class Events {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00.250Z");
  static final Money DUE = new Money(2550, "EUR");

  private Events() {}

  static DomainEvent reserved(String orderId, @Nullable String token) {
    return reserved(orderId, token, DUE);
  }

  static DomainEvent reserved(String orderId, @Nullable String token, Money due) {
    return requested(new PaymentRequested(orderId, due, token).toFields());
  }

  /** With whatever data. */
  static DomainEvent requested(Map<String, @Nullable Object> data) {
    String id = PaymentRequested.TYPE + "-" + data.get("orderId");
    return new DomainEvent(id, PaymentRequested.TYPE, NOW, "correlation", data);
  }

  static DomainEvent cancelled(String orderId) {
    return event(Milestone.Kind.CANCELLED, order(orderId, OrderStatus.CANCELLED, null));
  }

  static DomainEvent returned(String orderId) {
    return event(Milestone.Kind.RETURNED, order(orderId, OrderStatus.COMPLETED, DUE));
  }

  static DomainEvent event(Milestone.Kind kind, OrderView order) {
    return new DomainEvent(
        kind + "-" + order.orderId(), kind.type(), NOW, "correlation", order.toFields());
  }

  static OrderView order(String orderId, OrderStatus status, @Nullable Money due) {
    return new OrderView(
        orderId,
        status,
        PaymentStatus.NONE,
        FulfilmentStatus.RESERVED,
        "customer@example.com",
        null,
        null,
        List.of(new Line("MOUSE", null, 1, 2550L)),
        "EUR",
        due,
        null,
        null,
        null);
  }
}

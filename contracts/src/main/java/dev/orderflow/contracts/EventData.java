package dev.orderflow.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one kind of event says; the {@link Envelope} around it says when and why. */
public sealed interface EventData
    permits OrderRejected,
        OrderRequest,
        OrderRequestRefused,
        Milestone,
        PaymentRequested,
        Fact,
        CustomerNotified {
  /** The version of every type so far, and the only one that is read. */
  int KNOWN_VERSION = 1;

  /** The event's EventBridge {@code source}. */
  String source();

  /** The event's name, which is also its EventBridge {@code detail-type}. */
  String type();

  /** Rises when a reader of the last version could misread this one. */
  default int version() {
    return KNOWN_VERSION;
  }

  /** The order that the event is about, or null where the order has no usable id. */
  @Nullable String orderId();

  /** What tells this event from others of its type; most happen once to an order. */
  default String subject() {
    return String.valueOf(orderId());
  }

  /** The {@code data} object of the event as plain JSON values. */
  Map<String, @Nullable Object> toFields();
}

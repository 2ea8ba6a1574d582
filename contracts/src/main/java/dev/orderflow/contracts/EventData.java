package dev.orderflow.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one kind of event says; the {@link Envelope} around it says when and why. */
public sealed interface EventData permits OrderRejected {
  /** The event's name, which is also its EventBridge {@code detail-type}. */
  String type();

  /** Rises when a reader of the last version could misread this one. */
  int version();

  /** The order that the event is about, or null where the order has no usable id. */
  @Nullable String orderId();

  /** The {@code data} object of the event as plain JSON values. */
  Map<String, @Nullable Object> toFields();
}

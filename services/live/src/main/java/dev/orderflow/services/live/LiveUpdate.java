package dev.orderflow.services.live;

import dev.orderflow.contracts.CustomerNotified;
import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is new of an order, as it is told to those who look.
 *
 * @param message the JSON object that they get; it holds nothing personal
 */
record LiveUpdate(OwnerRef owner, Map<String, @Nullable Object> message) {

  /**
   * Null if nobody needs to know.
   *
   * @throws PoisonException if the event does not say what its type asks for
   */
  static @Nullable LiveUpdate of(DomainEvent event) {
    try {
      Milestone milestone = Milestone.of(event.type(), event.data());
      return milestone == null ? ofOther(event) : ofMilestone(event, milestone);
    } catch (IllegalArgumentException e) {
      throw new PoisonException(event.type() + ": " + e.getMessage(), e);
    }
  }

  private static LiveUpdate ofMilestone(DomainEvent event, Milestone milestone) {
    OrderView order = milestone.order();
    Map<String, @Nullable Object> message = message(event, order.orderId());
    message.put("milestone", milestone.kind().name());
    message.put("status", order.status().name());
    message.put("payment", order.payment().name());
    message.put("fulfilment", order.fulfilment().name());
    if (order.reason() != null) {
      message.put("reason", order.reason().name());
    }
    return new LiveUpdate(new OwnerRef.Said(order.customerId()), message);
  }

  private static @Nullable LiveUpdate ofOther(DomainEvent event) {
    CustomerNotified notified = CustomerNotified.of(event.type(), event.data());
    if (notified != null) {
      return ofNotified(event, notified);
    }
    OrderRequestRefused refused = OrderRequestRefused.of(event.type(), event.data());
    if (refused != null) {
      OwnerRef owner = new OwnerRef.OfOrder(refused.orderId());
      return ofReason(event, owner, refused.orderId(), refused.reason());
    }
    boolean isRejected = event.type().equals(EventNames.ORDER_REJECTED);
    return isRejected && event.data().get("orderId") instanceof String orderId
        ? ofRejected(event, orderId)
        : null;
  }

  private static LiveUpdate ofNotified(DomainEvent event, CustomerNotified notified) {
    Map<String, @Nullable Object> message = message(event, notified.orderId());
    message.put("about", notified.milestone());
    CustomerNotified.Axes axes = notified.axes();
    if (axes != null) {
      message.put("status", axes.status().name());
      message.put("payment", axes.payment().name());
      message.put("fulfilment", axes.fulfilment().name());
    }
    return new LiveUpdate(new OwnerRef.OfOrder(notified.orderId()), message);
  }

  private static LiveUpdate ofRejected(DomainEvent event, String orderId) {
    OwnerRef owner = new OwnerRef.OfRejection(JsonObjects.text(event.data(), "rejectionId"));
    return ofReason(event, owner, orderId, JsonObjects.text(event.data(), "reason"));
  }

  private static LiveUpdate ofReason(
      DomainEvent event, OwnerRef owner, String orderId, String reason) {
    Map<String, @Nullable Object> message = message(event, orderId);
    message.put("reason", reason);
    return new LiveUpdate(owner, message);
  }

  private static Map<String, @Nullable Object> message(DomainEvent event, String orderId) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", event.id());
    message.put("type", event.type());
    message.put("time", event.time().toString());
    message.put("orderId", orderId);
    return message;
  }
}

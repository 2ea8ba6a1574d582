package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import dev.orderflow.orders.track.domain.RecordedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a change to an order's item: a pure function of the item before and after.
 */
final class OrderChanges {

  private final OrderImage order;
  private final List<Envelope> events = new ArrayList<>();

  private OrderChanges(OrderImage order) {
    this.order = order;
  }

  /**
   * @param before null if there was none
   */
  static List<Envelope> of(
      @Nullable Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    OrderImage order = new OrderImage(after);
    if (isRejected(order)) {
      // Published from the rejection itself, which also exists where the id is taken.
      return List.of();
    }
    OrderChanges changes = new OrderChanges(order);
    if (before == null || isRejected(new OrderImage(before))) {
      changes.addProcessed();
    } else {
      changes.addAllSince(before);
    }
    return changes.events;
  }

  static boolean isRejected(OrderImage order) {
    return order.text("status").equals(OrderStatus.REJECTED.name());
  }

  private void addProcessed() {
    add(
        Instant.parse(order.text("processedAt")),
        order.text("eventId"),
        order.milestone(Milestone.Kind.PROCESSED));
  }

  private void addAllSince(Map<String, @Nullable Object> before) {
    String status = new OrderImage(before).text("status");
    for (RecordedEntry fact : RecordedEntry.added(before, order.item(), "facts")) {
      addFact(fact);
      if (!status.equals(order.text("status"))) {
        status = order.text("status");
        add(fact, order.milestone(Milestone.Kind.valueOf(status)));
      }
    }
    RecordedEntry.added(before, order.item(), "requests").forEach(this::addRequest);
  }

  /** Those that are no step by themselves are told as the end that they led to. */
  private void addFact(RecordedEntry fact) {
    switch (fact.name()) {
      case StockReserved.TYPE -> addReserved(fact);
      case PaymentCaptured.TYPE -> add(fact, order.milestone(Milestone.Kind.PAID));
      case PaymentRefunded.TYPE -> add(fact, order.milestone(Milestone.Kind.REFUNDED));
      case ParcelDispatched.TYPE -> add(fact, order.milestone(Milestone.Kind.DISPATCHED));
      case ParcelDelivered.TYPE -> add(fact, order.milestone(Milestone.Kind.DELIVERED));
      case StockReleased.TYPE -> add(fact, order.milestone(Milestone.Kind.RELEASED));
      case ParcelReturned.TYPE -> add(fact, order.milestone(Milestone.Kind.RETURNED));
      case WithdrawalRefused.TYPE -> addTooLate(fact);
      default -> {}
    }
  }

  /** An order that is cancelled by then is not to be paid. */
  private void addReserved(RecordedEntry fact) {
    add(fact, order.milestone(Milestone.Kind.RESERVED));
    if (order.text("status").equals(OrderStatus.PROCESSED.name())) {
      add(fact, order.paymentRequested());
    }
  }

  /** The request that was granted is refused after all. */
  private void addTooLate(RecordedEntry fact) {
    Object data = fact.fields().get("data");
    String reason = data instanceof Map<?, ?> told ? String.valueOf(told.get("reason")) : "";
    RecordedEntry.all(order.item(), "requests").stream()
        .filter(it -> it.text("kind").equals(OrderRequest.Kind.CANCEL.name()))
        .filter(it -> it.text("outcome").equals("GRANTED"))
        .forEach(it -> add(fact, refused(it, reason)));
  }

  private void addRequest(RecordedEntry request) {
    if (request.text("outcome").equals("REFUSED")) {
      add(request, refused(request, request.text("reason")));
      return;
    }
    Milestone.Kind kind =
        switch (OrderRequest.Kind.valueOf(request.text("kind"))) {
          case CANCEL -> Milestone.Kind.CANCELLING;
          case RETURN -> Milestone.Kind.RETURNING;
        };
    add(request, order.milestone(kind));
  }

  private OrderRequestRefused refused(RecordedEntry request, String reason) {
    return new OrderRequestRefused(
        OrderRequest.Kind.valueOf(request.text("kind")),
        order.text("orderId"),
        request.eventId(),
        RecordedRequest.actor(request.fields()),
        reason,
        order.text("customerEmail"),
        order.emailVerified());
  }

  private void add(RecordedEntry cause, EventData data) {
    add(cause.recordedAt(), cause.eventId(), data);
  }

  private void add(Instant time, String causationId, EventData data) {
    events.add(Envelope.of(time, order.text("eventId"), causationId, data));
  }
}

package dev.orderflow.api.submit;

import dev.orderflow.api.lookup.FoundOrder;
import dev.orderflow.api.lookup.StoredOrder;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderStatus;
import java.util.Map;

/**
 * What the stored state says of a request already. Only what can never become otherwise is refused
 * or settled here; the rest is for {@code track-order} to decide, when the request's turn comes.
 */
sealed interface CancelReturnPolicy {

  /** It is for the tracker to decide. */
  record Open() implements CancelReturnPolicy {}

  /** What it asks for is done, or granted before. */
  record Settled() implements CancelReturnPolicy {}

  /** The state rules it out. */
  record Refused(String reason, String detail) implements CancelReturnPolicy {}

  static CancelReturnPolicy of(OrderRequest.Kind kind, FoundOrder found) {
    return switch (found) {
      case FoundOrder.Received _ ->
          switch (kind) {
            case CANCEL -> new Open();
            case RETURN -> notDelivered();
          };
      case FoundOrder.Stored(var order) -> of(kind, order);
    };
  }

  private static CancelReturnPolicy of(OrderRequest.Kind kind, StoredOrder order) {
    if (order.status() == OrderStatus.REJECTED) {
      return new Refused("REJECTED", "The order was rejected, and nothing is being done for it.");
    }
    return switch (kind) {
      case CANCEL -> ofCancel(order);
      case RETURN -> ofReturn(order);
    };
  }

  private static CancelReturnPolicy ofCancel(StoredOrder order) {
    if (order.status() == OrderStatus.CANCELLED) {
      return new Settled();
    }
    boolean tooLate = order.map("facts").containsKey("Withdrawal Refused");
    return switch (order.fulfilment()) {
      case DISPATCHED, DELIVERED, RETURNED -> alreadyDispatched();
      case NONE, RESERVED, OUT_OF_STOCK, RELEASED ->
          tooLate ? alreadyDispatched() : openUnlessGranted(OrderRequest.Kind.CANCEL, order);
    };
  }

  private static CancelReturnPolicy ofReturn(StoredOrder order) {
    if (order.status() == OrderStatus.CANCELLED) {
      return new Refused("CANCELLED", "The order was cancelled, and nothing was sent.");
    }
    if (order.fulfilment() == FulfilmentStatus.RETURNED) {
      return new Settled();
    }
    return order.fulfilment() == FulfilmentStatus.DELIVERED
        ? openUnlessGranted(OrderRequest.Kind.RETURN, order)
        : notDelivered();
  }

  private static CancelReturnPolicy openUnlessGranted(OrderRequest.Kind kind, StoredOrder order) {
    boolean granted =
        order.map("requests").values().stream()
            .anyMatch(
                it ->
                    it instanceof Map<?, ?> request
                        && kind.name().equals(request.get("kind"))
                        && "GRANTED".equals(request.get("outcome")));
    return granted ? new Settled() : new Open();
  }

  private static CancelReturnPolicy alreadyDispatched() {
    return new Refused("ALREADY_DISPATCHED", "The parcel has left. It can be returned later.");
  }

  private static CancelReturnPolicy notDelivered() {
    return new Refused("NOT_DELIVERED", "Only what was delivered can be returned.");
  }
}

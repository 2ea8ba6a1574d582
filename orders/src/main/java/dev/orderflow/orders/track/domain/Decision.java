package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderStatus;
import java.util.Set;

/** What becomes of a customer's request. */
public sealed interface Decision {

  /** It is granted: shipping is asked. */
  record Granted() implements Decision {}

  /** What it asks for is done, or on its way, so there is nothing to grant. */
  record Settled() implements Decision {}

  /** It is too late, or too early. */
  record Refused(String reason) implements Decision {}

  /**
   * @param granted what was granted before
   */
  static Decision on(OrderRequest.Kind kind, Facts facts, Set<OrderRequest.Kind> granted) {
    return switch (kind) {
      case CANCEL -> onCancel(facts, granted.contains(kind));
      case RETURN -> onReturn(facts, granted.contains(kind));
    };
  }

  private static Decision onCancel(Facts facts, boolean cancelling) {
    OrderState state = facts.state();
    if (state.status() == OrderStatus.CANCELLED) {
      return new Settled();
    }
    String withdrawalRefused = facts.withdrawalRefused();
    if (withdrawalRefused != null) {
      return new Refused(withdrawalRefused);
    }
    return switch (state.fulfilment()) {
      case DISPATCHED, DELIVERED, RETURNED -> new Refused("ALREADY_DISPATCHED");
      case NONE, RESERVED, OUT_OF_STOCK, RELEASED -> cancelling ? new Settled() : new Granted();
    };
  }

  private static Decision onReturn(Facts facts, boolean returning) {
    OrderState state = facts.state();
    if (state.status() == OrderStatus.CANCELLED) {
      return new Refused("CANCELLED");
    }
    if (state.fulfilment() == FulfilmentStatus.RETURNED || returning) {
      return new Settled();
    }
    return state.fulfilment() == FulfilmentStatus.DELIVERED
        ? new Granted()
        : new Refused("NOT_DELIVERED");
  }
}

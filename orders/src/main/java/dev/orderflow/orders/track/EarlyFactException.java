package dev.orderflow.orders.track;

import dev.orderflow.contracts.Fact;
import dev.orderflow.orders.track.domain.Kind;

/** A fact that cannot be judged before another, which may be on its way: a retry may find it. */
final class EarlyFactException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EarlyFactException(Fact fact, Kind missing) {
    super(fact.type() + " of order " + fact.orderId() + " tells of money before " + missing);
  }
}

package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where an order stands.
 *
 * @param reason null unless the order is cancelled
 * @param due what the customer owes; null until its lines are priced
 * @param parcel null before dispatch
 */
public record OrderState(
    OrderStatus status,
    PaymentStatus payment,
    FulfilmentStatus fulfilment,
    @Nullable CancelReason reason,
    @Nullable Money due,
    @Nullable Parcel parcel) {

  /** Of an order of which nothing has been told yet. */
  public static final OrderState START = Facts.NONE.state();

  /**
   * The same where the cancel that was granted is this one's: that shipping withdrew the order does
   * not say who asked for it.
   */
  public OrderState cancelledBy(Actor.Role actor) {
    boolean byOperator = reason == CancelReason.CUSTOMER_REQUEST && actor == Actor.Role.OPERATOR;
    return byOperator
        ? new OrderState(status, payment, fulfilment, CancelReason.OPERATOR_REQUEST, due, parcel)
        : this;
  }
}

package dev.orderflow.services.shipping.domain;

import java.time.Instant;

/**
 * Whoever carries parcels. It knows the parcel of an order by the order's id, so that asking again,
 * after an answer that was lost, changes nothing: each call may be repeated.
 */
public interface Carrier {

  /** Asks for a parcel's place; the same order has the same one. Nothing moves before dispatch. */
  Booking book(String orderId, Destination destination);

  /** Gives the place back, if there is one and it is not dispatched. */
  void withdraw(String orderId);

  /** Hands the parcel over. From here on it is on its way and cannot be withdrawn. */
  void dispatch(String orderId);

  /** Asks for the parcel to be fetched from the customer. */
  void fetch(String orderId);

  /**
   * How far the parcel is on a leg.
   *
   * @param began when the leg began
   */
  Progress progress(String orderId, Leg leg, Instant began, Instant now);
}

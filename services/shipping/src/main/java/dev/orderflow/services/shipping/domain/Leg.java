package dev.orderflow.services.shipping.domain;

/** A part of a parcel's way that takes time. */
public enum Leg {
  /** From the booking until the carrier's van is here. */
  PICKUP,
  /** From the dispatch until the customer has it. */
  DELIVERY,
  /** From the customer's door until it is back. */
  WAY_BACK
}

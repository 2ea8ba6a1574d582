package dev.orderflow.services.shipping.domain;

import dev.orderflow.contracts.Parcel;

/** A carrier's answer to being asked for a parcel's place. */
public sealed interface Booking {

  /** There is a place for it. */
  record Booked(Parcel parcel) implements Booking {}

  /**
   * The carrier does not take it.
   *
   * @param reason the carrier's code, such as {@code country_not_served}
   */
  record Refused(String reason) implements Booking {}
}

package dev.orderflow.cli.simulating;

import java.util.Set;

/** What an order meets on its way, and where it may end. */
enum Scenario {
  /** Nothing in particular. */
  COMPLETES(8, Set.of(End.COMPLETED)),
  /** The same event is published several times. */
  REPEATED(3, Set.of(End.COMPLETED)),
  /** Another order is published under its id. */
  CONFLICT(1, Set.of(End.COMPLETED)),
  /** Breaks the rules of an order. */
  INVALID(1, Set.of(End.REJECTED)),
  /** Wants what many want and few get. */
  SCARCE(3, Set.of(End.COMPLETED, End.OUT_OF_STOCK)),
  /** Wants what nobody has. */
  OUT_OF_STOCK(1, Set.of(End.OUT_OF_STOCK)),
  /** Wants what does not exist. */
  UNKNOWN_PRODUCT(1, Set.of(End.UNKNOWN_PRODUCT)),
  /** Names another price than the catalogue. */
  PRICE_CHANGED(1, Set.of(End.PRICE_CHANGED)),
  /** The card is declined. */
  DECLINED(2, Set.of(End.PAYMENT_DECLINED)),
  /** The payment provider does not answer at first, and has done nothing. */
  PROVIDER_SILENT(2, Set.of(End.COMPLETED)),
  /** The payment provider takes the money, and its answer is lost. */
  PROVIDER_LATE(2, Set.of(End.COMPLETED)),
  /** The carrier does not go there. */
  NOT_SERVED(1, Set.of(End.SHIPMENT_REFUSED)),
  /** The customer cancels at some moment. */
  CANCELS(4, Set.of(End.CUSTOMER_REQUEST, End.COMPLETED)),
  /** The customer sends it back. */
  RETURNS(2, Set.of(End.RETURNED));

  /** How many of such orders there are beside those of other scenarios. */
  final int weight;

  private final Set<End> ends;

  Scenario(int weight, Set<End> ends) {
    this.weight = weight;
    this.ends = ends;
  }

  boolean mayEndAs(End end) {
    return ends.contains(end);
  }
}

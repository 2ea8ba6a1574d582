package dev.orderflow.services.inventory.domain;

/**
 * How units change place. Each place is a number on the product; moving keeps their sum, which is
 * what was received.
 */
public enum Move {
  HOLD(Place.AVAILABLE, Place.RESERVED, State.RESERVING, State.RESERVED),
  RELEASE(Place.RESERVED, Place.AVAILABLE, State.RELEASING, State.RELEASED),
  SHIP(Place.RESERVED, Place.SHIPPED, State.SHIPPING, State.SHIPPED),
  TAKE_BACK(Place.SHIPPED, Place.AVAILABLE, State.RETURNING, State.RETURNED);

  /** Where a product's units are. */
  public enum Place {
    AVAILABLE,
    RESERVED,
    SHIPPED
  }

  private final Place from;
  private final Place to;
  private final State underWay;
  private final State done;

  Move(Place from, Place to, State underWay, State done) {
    this.from = from;
    this.to = to;
    this.underWay = underWay;
    this.done = done;
  }

  public Place from() {
    return from;
  }

  public Place to() {
    return to;
  }

  /** The reservation's state while only some of its lines have moved. */
  State underWay() {
    return underWay;
  }

  /** The reservation's state once all of its lines have moved. */
  State done() {
    return done;
  }
}

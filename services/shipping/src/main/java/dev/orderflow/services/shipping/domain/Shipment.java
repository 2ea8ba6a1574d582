package dev.orderflow.services.shipping.domain;

import dev.orderflow.contracts.Parcel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an order's shipment.
 *
 * @param since when it came into its state
 * @param parcel null where the carrier was never asked, or refused
 * @param reason the carrier's code; null unless it refused
 */
public record Shipment(
    String orderId, State state, Instant since, @Nullable Parcel parcel, @Nullable String reason) {

  /**
   * Each is entered by one conditional write, from the state named here, and never left for another
   * than the one that names it.
   *
   * <pre>
   *   nothing --> BOOKED --> DISPATCHED --> DELIVERED --> RETURNING --> RETURNED
   *      |  |        |
   *      |  |        `--> WITHDRAWN
   *      |  `-----------> WITHDRAWN   a cancel that came first: nothing is booked any more
   *      `--------------> REFUSED
   * </pre>
   */
  public enum State {
    BOOKED("bookedAt"),
    /** The point of no return: a cancel is refused from here on. */
    DISPATCHED("dispatchedAt"),
    DELIVERED("deliveredAt"),
    RETURNING("returningAt"),
    RETURNED("returnedAt"),
    /** By the carrier. */
    REFUSED("refusedAt"),
    /** Never to be dispatched, whether or not it was booked. */
    WITHDRAWN("withdrawnAt");

    private final String since;

    State(String since) {
      this.since = since;
    }

    /** The attribute that says when. */
    public String since() {
      return since;
    }
  }

  /** The parcel of a shipment that was booked. */
  public Parcel bookedParcel() {
    if (parcel == null) {
      throw new IllegalStateException("nothing was booked: the shipment is " + state);
    }
    return parcel;
  }

  /** The code of a shipment that was refused. */
  public String refusal() {
    if (reason == null) {
      throw new IllegalStateException("nothing was refused: the shipment is " + state);
    }
    return reason;
  }
}

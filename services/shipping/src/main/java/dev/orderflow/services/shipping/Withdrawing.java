package dev.orderflow.services.shipping;

import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.WithdrawalRefused;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Shipment;
import java.time.Instant;

/**
 * The decision between a cancel and the dispatch. It falls with the write; the carrier is told
 * after the customer, since a place at the carrier that is not given back moves nothing.
 */
record Withdrawing(ShipmentsTable shipments, Carrier carrier, DomainEventPublisher publisher) {

  /**
   * The customer asked for it, and is told whether it was in time.
   *
   * @param asked when, so that a refusal is the same however often it is told
   */
  String asAsked(String orderId, Instant asked, Causation causation, Instant now) {
    Shipment stored = shipments.withdrawn(orderId, now);
    return switch (stored.state()) {
      case WITHDRAWN -> {
        publisher.publish(causation.tells(stored.since(), new ShipmentWithdrawn(orderId)));
        carrier.withdraw(orderId);
        yield "ShipmentsWithdrawn";
      }
      // The order ends by the refusal, which the booking tells.
      case REFUSED -> Outcomes.LATE;
      case DISPATCHED, DELIVERED, RETURNING, RETURNED -> {
        publisher.publish(
            causation.tells(asked, new WithdrawalRefused(orderId, "ALREADY_DISPATCHED")));
        yield "WithdrawalsRefused";
      }
      case BOOKED -> throw new IllegalStateException("a withdrawal left the shipment booked");
    };
  }

  /** The order ended, for whatever reason: nobody waits for an answer. */
  String asEnded(String orderId, Instant now) {
    Shipment stored = shipments.withdrawn(orderId, now);
    if (stored.state() != Shipment.State.WITHDRAWN) {
      return Outcomes.LATE;
    }
    carrier.withdraw(orderId);
    return "ShipmentsWithdrawn";
  }
}

package dev.orderflow.services.shipping;

import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Shipment;
import dev.orderflow.services.shipping.domain.Shipment.State;
import java.time.Instant;

/** The parcel's way back. */
record Returning(
    ShipmentsTable shipments,
    Carrier carrier,
    DomainEventPublisher publisher,
    CarrierPolling polling) {

  String fetch(String orderId, Causation causation, Instant now) {
    Shipment stored = shipments.moved(orderId, State.DELIVERED, State.RETURNING, now);
    return switch (stored.state()) {
      case RETURNING -> {
        carrier.fetch(orderId);
        polling.begin(Leg.WAY_BACK, stored, causation, now);
        yield "ParcelsFetched";
      }
      case RETURNED -> Outcomes.LATE;
      case BOOKED, DISPATCHED, DELIVERED, REFUSED, WITHDRAWN ->
          throw new IllegalStateException("a shipment that is " + stored.state() + " can't return");
    };
  }

  String takeBack(ScheduledStep step, Instant now) {
    Shipment stored = shipments.moved(step.orderId(), State.RETURNING, State.RETURNED, now);
    if (stored.state() != State.RETURNED) {
      return Outcomes.LATE;
    }
    publisher.publish(
        step.causation()
            .tells(stored.since(), new ParcelReturned(stored.orderId(), stored.bookedParcel())));
    return "ParcelsReturned";
  }
}

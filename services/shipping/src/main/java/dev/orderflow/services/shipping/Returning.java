package dev.orderflow.services.shipping;

import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.kit.Announcer;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Shipment;
import dev.orderflow.services.shipping.domain.Shipment.State;
import java.time.Instant;

/** The parcel's way back. */
record Returning(ShipmentsTable shipments, Carrier carrier, Announcer announcer, Legs legs) {

  String fetch(String orderId, Cause cause, Instant now) {
    Shipment stored = shipments.moved(orderId, State.DELIVERED, State.RETURNING, now);
    return switch (stored.state()) {
      case RETURNING -> {
        carrier.fetch(orderId);
        legs.begin(Leg.WAY_BACK, stored, cause, now);
        yield "ParcelsFetched";
      }
      case RETURNED -> Outcomes.LATE;
      case BOOKED, DISPATCHED, DELIVERED, REFUSED, WITHDRAWN ->
          throw new IllegalStateException("a shipment that is " + stored.state() + " can't return");
    };
  }

  String takeBack(LaterStep step, Instant now) {
    Shipment stored = shipments.moved(step.orderId(), State.RETURNING, State.RETURNED, now);
    if (stored.state() != State.RETURNED) {
      return Outcomes.LATE;
    }
    announcer.announce(
        step.cause()
            .tells(stored.since(), new ParcelReturned(stored.orderId(), stored.bookedParcel())));
    return "ParcelsReturned";
  }
}

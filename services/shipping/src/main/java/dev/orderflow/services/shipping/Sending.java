package dev.orderflow.services.shipping;

import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ShipmentRefused;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.services.shipping.domain.Booking;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Destination;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Shipment;
import dev.orderflow.services.shipping.domain.Shipment.State;
import java.time.Instant;

/** The parcel's way to the customer. Each step answers with what became of it, for the metrics. */
record Sending(
    ShipmentsTable shipments,
    Carrier carrier,
    DomainEventPublisher publisher,
    CarrierPolling polling) {

  /** A paid order, unless it ended meanwhile, gets a place at the carrier. */
  String book(OrderView order, Causation causation, Instant now) {
    if (order.status() != OrderStatus.PROCESSED) {
      return Outcomes.IGNORED;
    }
    Shipment stored =
        shipments.find(order.orderId()).orElseGet(() -> shipments.answered(asked(order, now)));
    return switch (stored.state()) {
      case BOOKED -> {
        polling.begin(Leg.PICKUP, stored, causation, now);
        yield "ParcelsBooked";
      }
      case REFUSED -> {
        publisher.publish(
            causation.tells(
                stored.since(), new ShipmentRefused(stored.orderId(), stored.refusal())));
        yield "ShipmentsRefused";
      }
      case WITHDRAWN -> {
        // The cancel may have come between the carrier's answer and the write.
        carrier.withdraw(stored.orderId());
        yield Outcomes.IGNORED;
      }
      case DISPATCHED, DELIVERED, RETURNING, RETURNED -> Outcomes.LATE;
    };
  }

  private Shipment asked(OrderView order, Instant now) {
    return switch (carrier.book(order.orderId(), Destination.of(order.shippingAddress()))) {
      case Booking.Booked(var parcel) ->
          new Shipment(order.orderId(), State.BOOKED, now, parcel, null);
      case Booking.Refused(var reason) ->
          new Shipment(order.orderId(), State.REFUSED, now, null, reason);
    };
  }

  /** The carrier is asked only once it is stored that the order can't be cancelled any more. */
  String dispatch(ScheduledStep step, Instant now) {
    Shipment stored = shipments.moved(step.orderId(), State.BOOKED, State.DISPATCHED, now);
    if (stored.state() != State.DISPATCHED) {
      return Outcomes.LATE;
    }
    carrier.dispatch(stored.orderId());
    publisher.publish(
        step.causation()
            .tells(stored.since(), new ParcelDispatched(stored.orderId(), stored.bookedParcel())));
    polling.begin(Leg.DELIVERY, stored, step.causation(), now);
    return "ParcelsDispatched";
  }

  String deliver(ScheduledStep step, Instant now) {
    Shipment stored = shipments.moved(step.orderId(), State.DISPATCHED, State.DELIVERED, now);
    if (stored.state() != State.DELIVERED) {
      return Outcomes.LATE;
    }
    publisher.publish(
        step.causation()
            .tells(stored.since(), new ParcelDelivered(stored.orderId(), stored.bookedParcel())));
    return "ParcelsDelivered";
  }
}

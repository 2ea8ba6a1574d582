package dev.orderflow.services.shipping;

import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Progress;
import dev.orderflow.services.shipping.domain.Shipment;
import java.time.Instant;
import java.util.Optional;

/** Waits for the carrier, by messages that come back. */
record Legs(Carrier carrier, DelayedMessages later) {

  /** A leg that began when the shipment came into its state. */
  void begin(Leg leg, Shipment shipment, Cause cause, Instant now) {
    LaterStep end = new LaterStep(leg, shipment.orderId(), shipment.since(), cause);
    later.send(end.json(), expected(end, now).orElse(now), now);
  }

  /** Whether the leg is over; if not, the step has been sent once more. */
  boolean isOver(LaterStep end, Instant now) {
    Optional<Instant> expected = expected(end, now);
    expected.ifPresent(at -> later.send(end.json(), at, now));
    return expected.isEmpty();
  }

  private Optional<Instant> expected(LaterStep end, Instant now) {
    return switch (carrier.progress(end.orderId(), end.leg(), end.began(), now)) {
      case Progress.Done _ -> Optional.empty();
      case Progress.Expected(var at) -> Optional.of(at);
    };
  }
}

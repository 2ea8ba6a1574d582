package dev.orderflow.services.shipping;

import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Progress;
import dev.orderflow.services.shipping.domain.Shipment;
import java.time.Instant;
import java.util.Optional;

/** Waits for the carrier, by messages that come back. */
record CarrierPolling(Carrier carrier, DelayedMessages later) {

  /** A leg that began when the shipment came into its state. */
  void begin(Leg leg, Shipment shipment, Causation causation, Instant now) {
    ScheduledStep end = new ScheduledStep(leg, shipment.orderId(), shipment.since(), causation);
    later.send(end.json(), expected(end, now).orElse(now), now);
  }

  /** Whether the leg is over; if not, the step has been sent once more. */
  boolean isOver(ScheduledStep end, Instant now) {
    Optional<Instant> expected = expected(end, now);
    expected.ifPresent(at -> later.send(end.json(), at, now));
    return expected.isEmpty();
  }

  private Optional<Instant> expected(ScheduledStep end, Instant now) {
    return switch (carrier.progress(end.orderId(), end.leg(), end.began(), now)) {
      case Progress.Done _ -> Optional.empty();
      case Progress.Expected(var at) -> Optional.of(at);
    };
  }
}

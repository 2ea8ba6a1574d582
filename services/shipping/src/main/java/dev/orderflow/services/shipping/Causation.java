package dev.orderflow.services.shipping;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Fact;
import dev.orderflow.kit.DomainEvent;
import java.time.Instant;

/** The event that a step follows from, and the one that began the order's way. */
record Causation(String eventId, String correlationId) {

  static Causation of(DomainEvent event) {
    return new Causation(event.id(), event.correlationId());
  }

  Envelope tells(Instant time, Fact fact) {
    return Envelope.of(time, correlationId, eventId, fact);
  }
}

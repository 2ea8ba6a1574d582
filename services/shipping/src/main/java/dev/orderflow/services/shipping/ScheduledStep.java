package dev.orderflow.services.shipping;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.shipping.domain.Leg;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do at the end of a leg: a message that the service sends to its own queue.
 *
 * @param began when the leg began
 */
record ScheduledStep(Leg leg, String orderId, Instant began, Causation causation) {

  /** What comes from the bus has no leg. */
  static boolean isOne(Map<String, @Nullable Object> message) {
    return message.containsKey("leg");
  }

  /**
   * @throws PoisonException if it is no step of shipping
   * @throws dev.orderflow.kit.JsonException if a field is missing
   */
  static ScheduledStep of(Map<String, @Nullable Object> message) {
    try {
      return new ScheduledStep(
          Leg.valueOf(JsonObjects.text(message, "leg")),
          JsonObjects.text(message, "orderId"),
          Instant.parse(JsonObjects.text(message, "began")),
          new Causation(
              JsonObjects.text(message, "causationId"),
              JsonObjects.text(message, "correlationId")));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new PoisonException("not a step of shipping: " + e.getMessage(), e);
    }
  }

  String json() {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("leg", leg.name());
    message.put("orderId", orderId);
    message.put("began", began.toString());
    message.put("causationId", causation.eventId());
    message.put("correlationId", causation.correlationId());
    return Json.write(message);
  }
}

package dev.orderflow.services.billing;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Fact;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question that is due about an order's refund: a message that the service sends to its own
 * queue.
 *
 * @param number 1 for the first question, 0 for the milestone that asks for the refund itself
 * @param causationId of that milestone
 */
record RefundCheck(
    String orderId, int number, Instant due, String causationId, String correlationId) {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(6);

  /** What comes from the bus has no such number. */
  static boolean isOne(Map<String, @Nullable Object> message) {
    return message.containsKey("refundCheck");
  }

  static RefundCheck askedBy(DomainEvent milestone, String orderId) {
    return new RefundCheck(orderId, 0, milestone.time(), milestone.id(), milestone.correlationId());
  }

  /**
   * @throws PoisonException if it is no such question
   * @throws dev.orderflow.kit.JsonException if a field is missing
   */
  static RefundCheck of(Map<String, @Nullable Object> message) {
    try {
      return new RefundCheck(
          JsonObjects.text(message, "orderId"),
          Integer.parseInt(JsonObjects.text(message, "refundCheck")),
          Instant.parse(JsonObjects.text(message, "due")),
          JsonObjects.text(message, "causationId"),
          JsonObjects.text(message, "correlationId"));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new PoisonException("not a refund's check: " + e.getMessage(), e);
    }
  }

  /** Ever more seldom: 5 s, 20 s, 80 s ... 6 hours after the one before. */
  RefundCheck next(int nextNumber, Instant now) {
    long seconds = FIRST.toSeconds() << (2 * Math.min(nextNumber - 1, 10));
    Instant at = now.plusSeconds(Math.min(seconds, LONGEST.toSeconds()));
    return new RefundCheck(orderId, nextNumber, at, causationId, correlationId);
  }

  /** The fact follows from the milestone, however late it is known. */
  Envelope tells(Instant at, Fact fact) {
    return Envelope.of(at, correlationId, causationId, fact);
  }

  String json() {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("refundCheck", Integer.toString(number));
    message.put("orderId", orderId);
    message.put("due", due.toString());
    message.put("causationId", causationId);
    message.put("correlationId", correlationId);
    return Json.write(message);
  }
}

package dev.orderflow.orders.process;

import dev.orderflow.contracts.Problem;
import dev.orderflow.form.Order;
import dev.orderflow.form.OrderForm;
import dev.orderflow.form.Outcome;
import dev.orderflow.kit.BusEvent;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.kit.Times;
import java.time.Instant;
import java.util.List;

/**
 * An order as it comes out of the queue: what it is, and when it was at which station.
 *
 * @param messageId by which it waited in the queue
 * @param receiveCount 1 unless an earlier attempt failed
 */
record QueuedOrder(
    BusEvent event,
    Order order,
    Instant validatedAt,
    Instant queuedAt,
    Instant receivedAt,
    String messageId,
    int receiveCount) {

  /**
   * @throws PoisonException if the message holds no valid order, so that it never passed
   *     validate-order
   * @throws dev.orderflow.kit.JsonException if it holds no event at all
   */
  static QueuedOrder of(SqsBatch.Message message, Instant now) {
    BusEvent event = BusEvent.parse(message.body());
    return switch (OrderForm.read(event.detail(), message.body().length(), now)) {
      case Outcome.Accepted(var order) -> {
        String validatedAt = message.attributes().get("validatedAt");
        yield new QueuedOrder(
            event,
            order,
            validatedAt == null ? message.sentAt() : Times.parse(validatedAt),
            message.sentAt(),
            message.firstReceivedAt(),
            message.id(),
            message.receiveCount());
      }
      case Outcome.Rejected(var problems) -> throw new PoisonException(text(problems));
    };
  }

  private static String text(List<Problem> problems) {
    return "not a valid order: "
        + problems.stream().map(it -> it.field() + " " + it.message()).toList();
  }
}

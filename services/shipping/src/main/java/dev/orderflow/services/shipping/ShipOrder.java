package dev.orderflow.services.shipping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.kit.Announcer;
import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.Rehearsal;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.sandbox.SandboxCarrier;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does with a shipment what milestones ask for, and what its time has come for. */
public final class ShipOrder implements RequestStreamHandler {

  private final Clock clock;
  private final ShipmentsTable shipments;
  private final Legs legs;
  private final Sending sending;
  private final Withdrawing withdrawing;
  private final Returning returning;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public ShipOrder() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(() -> shipments.find("rehearsal"));
  }

  public ShipOrder(Environment environment) {
    this(environment, carrier(environment));
  }

  ShipOrder(Environment environment, Carrier carrier) {
    String queueUrl = environment.variable("SHIPMENT_QUEUE_URL");
    Announcer announcer =
        new Announcer(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    this.clock = environment.clock();
    this.shipments =
        new ShipmentsTable(environment.dynamoDb(), environment.variable("SHIPMENTS_TABLE"));
    this.legs = new Legs(carrier, new DelayedMessages(environment::sqs, queueUrl));
    this.sending = new Sending(shipments, carrier, announcer, legs);
    this.withdrawing = new Withdrawing(shipments, carrier, announcer);
    this.returning = new Returning(shipments, carrier, announcer, legs);
    this.consumer = new QueueConsumer("ship-order", environment, queueUrl, this::handle);
  }

  /** The carrier that the template chooses. */
  private static Carrier carrier(Environment environment) {
    String name = environment.variable("CARRIER");
    return switch (name) {
      case "sandbox" ->
          new SandboxCarrier(
              seconds(environment, "PICKUP_SECONDS"),
              seconds(environment, "DELIVERY_SECONDS"),
              seconds(environment, "WAY_BACK_SECONDS"));
      default -> throw new IllegalStateException("CARRIER is not known: " + name);
    };
  }

  private static Duration seconds(Environment environment, String name) {
    return Duration.ofSeconds(Long.parseLong(environment.variable(name)));
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  private String handle(SqsBatch.Message message, Context context) {
    Map<String, @Nullable Object> body = JsonObjects.object("message", Json.parse(message.body()));
    return LaterStep.isOne(body)
        ? end(LaterStep.of(body), clock.instant())
        : hear(DomainEvent.of(message), clock.instant());
  }

  private String hear(DomainEvent event, Instant now) {
    Milestone milestone = event.milestone();
    OrderView order = milestone.order();
    Cause cause = Cause.of(event);
    return switch (milestone.kind()) {
      case PAID -> sending.book(order, cause, now);
      case CANCELLING -> withdrawing.asAsked(order.orderId(), event.time(), cause, now);
      case CANCELLED -> withdrawing.asEnded(order.orderId(), now);
      case RETURNING -> returning.fetch(order.orderId(), cause, now);
      case PROCESSED, RESERVED, DISPATCHED, DELIVERED, COMPLETED, RELEASED, RETURNED, REFUNDED ->
          "EventsIgnored";
    };
  }

  private String end(LaterStep step, Instant now) {
    if (!legs.isOver(step, now)) {
      return Outcomes.WAITING;
    }
    return switch (step.leg()) {
      case PICKUP -> sending.dispatch(step, now);
      case DELIVERY -> sending.deliver(step, now);
      case WAY_BACK -> returning.takeBack(step, now);
    };
  }
}

package dev.orderflow.services.shipping;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
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
  private final CarrierPolling polling;
  private final Sending sending;
  private final Withdrawing withdrawing;
  private final Returning returning;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public ShipOrder() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(() -> shipments.find("priming"));
  }

  public ShipOrder(Environment environment) {
    this(environment, carrier(environment));
  }

  ShipOrder(Environment environment, Carrier carrier) {
    String queueUrl = environment.variable("SHIPMENT_QUEUE_URL");
    DomainEventPublisher publisher =
        new DomainEventPublisher(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    this.clock = environment.clock();
    this.shipments =
        new ShipmentsTable(environment.dynamoDb(), environment.variable("SHIPMENTS_TABLE"));
    this.polling = new CarrierPolling(carrier, new DelayedMessages(environment::sqs, queueUrl));
    this.sending = new Sending(shipments, carrier, publisher, polling);
    this.withdrawing = new Withdrawing(shipments, carrier, publisher);
    this.returning = new Returning(shipments, carrier, publisher, polling);
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
    return ScheduledStep.isOne(body)
        ? end(ScheduledStep.of(body), clock.instant())
        : hear(DomainEvent.of(message), clock.instant());
  }

  private String hear(DomainEvent event, Instant now) {
    Milestone milestone = event.milestone();
    OrderView order = milestone.order();
    Causation causation = Causation.of(event);
    return switch (milestone.kind()) {
      case PAID -> sending.book(order, causation, now);
      case CANCELLING -> withdrawing.asAsked(order.orderId(), event.time(), causation, now);
      case CANCELLED -> withdrawing.asEnded(order.orderId(), now);
      case RETURNING -> returning.fetch(order.orderId(), causation, now);
      case PROCESSED, RESERVED, DISPATCHED, DELIVERED, COMPLETED, RELEASED, RETURNED, REFUNDED ->
          "EventsIgnored";
    };
  }

  private String end(ScheduledStep step, Instant now) {
    if (!polling.isOver(step, now)) {
      return Outcomes.WAITING;
    }
    return switch (step.leg()) {
      case PICKUP -> sending.dispatch(step, now);
      case DELIVERY -> sending.deliver(step, now);
      case WAY_BACK -> returning.takeBack(step, now);
    };
  }
}

package dev.orderflow.orders.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.orders.track.domain.Decision;
import dev.orderflow.orders.track.domain.FactMergeResult;
import dev.orderflow.orders.track.domain.Facts;
import dev.orderflow.orders.track.domain.OrderState;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what services tell of orders, and decides what customers ask for. */
public final class TrackOrder implements RequestStreamHandler {

  /**
   * How many refusals are recorded and told: enough for a person, and a bound for an item that
   * anyone may have added to. What is granted counts extra; it is at most one of a kind.
   */
  static final int MAX_REFUSED = 20;

  private static final int ATTEMPTS = 5;

  private final Clock clock;
  private final TrackingTable orders;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public TrackOrder() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public TrackOrder(Environment environment) {
    this.clock = environment.clock();
    this.orders = new TrackingTable(environment.dynamoDb(), environment.variable("ORDERS_TABLE"));
    String queueUrl = environment.variable("ORDER_FACTS_QUEUE_URL");
    this.consumer = new QueueConsumer("track-order", environment, queueUrl, this::process);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  void prime() {
    DomainEvent event = DomainEvent.of(SqsBatch.parse(SampleFact.batch()).getFirst());
    Fact fact = event.fact();
    if (fact != null) {
      orders.prime(fact, event, clock.instant());
    }
  }

  /** What became of the message, as a metric's name. */
  private String process(SqsBatch.Message message, Context context) {
    DomainEvent event = DomainEvent.of(message);
    Fact fact = event.fact();
    if (fact != null) {
      return untilStored(() -> hear(fact, event));
    }
    OrderRequest request = event.request();
    if (request == null) {
      throw new PoisonException("neither a fact nor a request: " + event.type());
    }
    return untilStored(() -> decide(request, event));
  }

  /** Others write on the same order at the same time; then it is read and decided anew. */
  private static String untilStored(Supplier<@Nullable String> attempt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      String outcome = attempt.get();
      if (outcome != null) {
        return outcome;
      }
    }
    throw new IllegalStateException("the order changed " + ATTEMPTS + " times meanwhile");
  }

  /** Null if the order has changed meanwhile. */
  private @Nullable String hear(Fact fact, DomainEvent event) {
    TrackedOrder order = orders.read(fact.orderId(), tellsOfLines(fact));
    String ordered = order.terms().contradictedBy(fact);
    if (ordered != null) {
      throw contradiction(fact, ordered);
    }
    return switch (order.facts().hear(fact)) {
      case FactMergeResult.New(var facts) ->
          record(fact, event, order, facts) ? "FactsRecorded" : null;
      case FactMergeResult.Known _ -> "DuplicateFacts";
      case FactMergeResult.Early(var missing) -> throw new EarlyFactException(fact, missing);
      case FactMergeResult.Contradiction(var other) -> throw contradiction(fact, other);
    };
  }

  private boolean record(Fact fact, DomainEvent event, TrackedOrder order, Facts facts) {
    OrderState state = facts.state().cancelledBy(order.cancelledBy());
    return orders.record(fact, event, order, state, clock.instant());
  }

  private static boolean tellsOfLines(Fact fact) {
    return fact instanceof StockReserved || fact instanceof StockRefused;
  }

  private static PoisonException contradiction(Fact fact, String other) {
    return new PoisonException(
        fact.type() + " of order " + fact.orderId() + " contradicts " + other);
  }

  /** Null if the order has changed meanwhile. */
  private @Nullable String decide(OrderRequest request, DomainEvent event) {
    TrackedOrder order = orders.read(request.orderId(), false);
    if (order.requestIds().contains(event.id())) {
      return "DuplicateRequests";
    }
    return switch (Decision.on(request.kind(), order.facts(), order.granted())) {
      case Decision.Granted _ -> record(request, event, order, null) ? "RequestsGranted" : null;
      case Decision.Refused _ when order.refused() >= MAX_REFUSED -> "RequestsNotRecorded";
      case Decision.Refused(var reason) ->
          record(request, event, order, reason) ? "RequestsRefused" : null;
      case Decision.Settled _ -> "RequestsSettled";
    };
  }

  private boolean record(
      OrderRequest request, DomainEvent event, TrackedOrder order, @Nullable String refusal) {
    return orders.record(request, event, order, refusal, clock.instant());
  }
}

package dev.orderflow.api.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.api.http.HttpFunction;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.lookup.OrderLookup;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.EventPublisher;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.SnapStartPriming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;

/** Takes in orders, and requests to cancel or return them. */
public final class SubmitOrder implements RequestStreamHandler {

  private final Clock clock;
  private final OrderLookup lookup;
  private final OrderSubmission submission;
  private final CancelReturnHandler cancelReturn;
  private final HttpFunction function;

  /** For Lambda. */
  public SubmitOrder() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public SubmitOrder(Environment environment) {
    String busName = environment.variable("EVENT_BUS_NAME");
    this.clock = environment.clock();
    this.lookup = OrderLookup.in(environment);
    RateLimiter rateLimiter =
        new RateLimiter(
            environment::dynamoDb,
            environment.variable("RATE_LIMITS_TABLE"),
            Integer.parseInt(environment.variable("ORDERS_PER_MINUTE")));
    this.submission =
        new OrderSubmission(
            lookup.accepted(), rateLimiter, new EventPublisher(environment::eventBridge), busName);
    this.cancelReturn =
        new CancelReturnHandler(
            lookup, rateLimiter, new DomainEventPublisher(environment::eventBridge, busName));
    this.function = new HttpFunction("submit-order", environment, this::answer);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a request
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output, context);
  }

  private Response answer(Request request, Metrics metrics) {
    Instant now = clock.instant();
    return switch (request.routeKey()) {
      case "POST /orders" -> submission.submit(request, now, metrics);
      case "POST /orders/{id}/cancel" ->
          cancelReturn.ask(OrderRequest.Kind.CANCEL, request, now, metrics);
      case "POST /orders/{id}/return" ->
          cancelReturn.ask(OrderRequest.Kind.RETURN, request, now, metrics);
      default ->
          ProblemType.NOT_FOUND.response("This function serves no " + request.routeKey() + ".");
    };
  }

  /** Reads a whole order and writes under a condition that nothing meets. */
  void prime() {
    var _ = Submission.of(Request.parse(SampleRequest.json()), clock.instant());
    lookup.accepted().prime();
  }
}

package dev.orderflow.api.submit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.api.book.Book;
import dev.orderflow.api.http.HttpFunction;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.Announcer;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.EventPublisher;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;

/** Takes in orders, and requests to cancel or return them. */
public final class SubmitOrder implements RequestStreamHandler {

  private final Clock clock;
  private final Book book;
  private final Reception reception;
  private final SecondThoughts secondThoughts;
  private final HttpFunction function;

  /** For Lambda. */
  public SubmitOrder() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(this::rehearse);
  }

  public SubmitOrder(Environment environment) {
    String busName = environment.variable("EVENT_BUS_NAME");
    this.clock = environment.clock();
    this.book = Book.in(environment);
    Allowances allowances =
        new Allowances(
            environment::dynamoDb,
            environment.variable("ALLOWANCES_TABLE"),
            Integer.parseInt(environment.variable("ORDERS_PER_MINUTE")));
    this.reception =
        new Reception(
            book.accepted(), allowances, new EventPublisher(environment::eventBridge), busName);
    this.secondThoughts =
        new SecondThoughts(book, allowances, new Announcer(environment::eventBridge, busName));
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
      case "POST /orders" -> reception.submit(request, now, metrics);
      case "POST /orders/{id}/cancel" ->
          secondThoughts.ask(OrderRequest.Kind.CANCEL, request, now, metrics);
      case "POST /orders/{id}/return" ->
          secondThoughts.ask(OrderRequest.Kind.RETURN, request, now, metrics);
      default ->
          ProblemType.NOT_FOUND.response("This function serves no " + request.routeKey() + ".");
    };
  }

  /** Reads a whole order and writes under a condition that nothing meets. */
  void rehearse() {
    var _ = Submission.of(Request.parse(SampleRequest.json()), clock.instant());
    book.accepted().rehearse();
  }
}

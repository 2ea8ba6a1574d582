package dev.orderflow.api.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.api.http.HttpFunction;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.lookup.OrderLookup;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.SnapStartPriming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Shows orders to those whose they are, and the catalogue. */
public final class ReadOrders implements RequestStreamHandler {

  private final OrderLookup lookup;
  private final OrderLongPoll longPoll;
  private final Listing listing;
  private final Catalogue catalogue;
  private final HttpFunction function;

  /** For Lambda. */
  public ReadOrders() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public ReadOrders(Environment environment) {
    this(environment, Pause.REAL);
  }

  ReadOrders(Environment environment, Pause pause) {
    this.lookup = OrderLookup.in(environment);
    this.longPoll =
        new OrderLongPoll(lookup, WaitingReads.in(environment), environment.clock(), pause);
    this.listing = new Listing(lookup);
    this.catalogue = new Catalogue(environment::dynamoDb, environment.variable("PRODUCTS_TABLE"));
    this.function = new HttpFunction("read-orders", environment, this::answer);
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
    return switch (request.routeKey()) {
      case "GET /orders" -> listing.list(request);
      case "GET /orders/{id}" -> longPoll.look(request);
      case "GET /orders/{id}/history" -> Response.json(200, History.of(lookup.find(request)));
      case "GET /products" -> catalogue.list();
      default ->
          ProblemType.NOT_FOUND.response("This function serves no " + request.routeKey() + ".");
    };
  }

  void prime() {
    var _ = lookup.stored().find("priming");
    var _ = lookup.accepted().find("priming", "priming");
  }
}

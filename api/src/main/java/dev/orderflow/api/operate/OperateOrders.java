package dev.orderflow.api.operate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.api.http.HttpFunction;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.SnapStartPriming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Shows operators the whole system, and brings back what ended as a dead letter. */
public final class OperateOrders implements RequestStreamHandler {

  private final OrderSearch orders;
  private final Timeline timeline;
  private final RejectionList rejections;
  private final DeadLetters deadLetters;
  private final Redrives redrives;
  private final DeadLetterDiscards discards;
  private final Stock stock;
  private final Alarms alarms;
  private final Stations stations;
  private final MetricSeries metricSeries;
  private final HttpFunction function;

  /** For Lambda. */
  public OperateOrders() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public OperateOrders(Environment environment) {
    this.deadLetters = new DeadLetters(environment);
    this.orders = new OrderSearch(environment, environment.variable("ORDERS_TABLE"));
    this.timeline = new Timeline(environment, deadLetters);
    this.rejections = new RejectionList(environment, environment.variable("REJECTIONS_TABLE"));
    this.redrives = Redrives.in(environment, deadLetters);
    this.discards = DeadLetterDiscards.in(environment, deadLetters, redrives);
    this.stock = new Stock(environment);
    CloudWatch cloudWatch = new CloudWatch(environment::cloudWatch);
    this.alarms = new Alarms(environment, cloudWatch);
    this.stations = new Stations(environment, deadLetters, alarms, cloudWatch);
    this.metricSeries = new MetricSeries(environment, deadLetters, cloudWatch);
    this.function = new HttpFunction("operate-orders", environment, this::answer);
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
      case "GET /operations/stations" -> stations.list();
      case "GET /operations/alarms" -> alarms.list();
      case "GET /operations/metrics" -> metricSeries.list(request);
      case "GET /operations/orders" -> orders.search(request);
      case "GET /operations/orders/{id}" -> timeline.show(request);
      case "GET /operations/rejections" -> rejections.list(request);
      case "GET /operations/dead-letters" -> deadLetters.list();
      case "GET /operations/dead-letters/{queue}" -> deadLetters.show(request);
      case "POST /operations/dead-letters/{queue}/redrive" -> redrives.redrive(request, metrics);
      case "POST /operations/dead-letters/{queue}/letters/{messageId}" ->
          redrives.edit(request, metrics);
      case "POST /operations/dead-letters/{queue}/letters/{messageId}/discard" ->
          discards.discard(request, metrics);
      case "GET /operations/dead-letters/{queue}/discarded" -> discards.list(request);
      case "GET /operations/products" -> stock.list();
      case "POST /operations/products/{sku+}" -> stock.restock(request, metrics);
      default ->
          ProblemType.NOT_FOUND.response("This function serves no " + request.routeKey() + ".");
    };
  }

  void prime() {
    orders.prime();
    var _ = stations.list();
  }
}

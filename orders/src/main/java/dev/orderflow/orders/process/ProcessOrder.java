package dev.orderflow.orders.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RefusalReason;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.Rehearsal;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.orders.refuse.Refusal;
import dev.orderflow.orders.refuse.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores the orders of a batch, each on its own. */
public final class ProcessOrder implements RequestStreamHandler {

  private static final Problem TAKEN =
      new Problem("orderId", "unique", "belongs to an order with other content");

  private final Clock clock;
  private final OrdersTable orders;
  private final Refusals refusals;
  private final Retries retries;

  /** For Lambda. */
  public ProcessOrder() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(this::rehearse);
  }

  public ProcessOrder(Environment environment) {
    this.clock = environment.clock();
    this.orders = new OrdersTable(environment.dynamoDb(), environment.variable("ORDERS_TABLE"));
    this.refusals = new Refusals(environment);
    this.retries = new Retries(environment::sqs, environment.variable("ORDER_QUEUE_URL"));
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Metrics metrics = new Metrics("process-order");
    List<SqsBatch.Message> failed = new ArrayList<>();
    for (SqsBatch.Message message : SqsBatch.parse(input.readAllBytes())) {
      try {
        metrics.count(process(message, context));
      } catch (RuntimeException e) {
        metrics.count("MessagesFailed");
        report(message, e, context);
        retries.schedule(message, e);
        failed.add(message);
      }
    }
    metrics.print(clock.instant(), context.getLogger());
    output.write(SqsBatch.response(failed).getBytes(StandardCharsets.UTF_8));
  }

  private void rehearse() {
    SqsBatch.Message message = SqsBatch.parse(SampleBatch.json()).getFirst();
    orders.rehearse(QueuedOrder.of(message, clock.instant()), clock.instant());
  }

  /** What became of the message, as a metric's name. */
  private String process(SqsBatch.Message message, Context context) {
    QueuedOrder queued = QueuedOrder.of(message, clock.instant());
    return switch (orders.store(queued, clock.instant())) {
      case STORED -> "OrdersProcessed";
      case ALREADY_STORED -> "DuplicateOrders";
      case CONFLICT -> {
        refusals.refuse(
            Refusal.of(queued.event(), RefusalReason.ORDER_ID_CONFLICT, List.of(TAKEN)), context);
        yield "ConflictingOrders";
      }
    };
  }

  private static void report(SqsBatch.Message message, RuntimeException e, Context context) {
    context
        .getLogger()
        .log(
            Json.write(
                    Map.of(
                        "level", "ERROR",
                        "message", "message failed",
                        "messageId", message.id(),
                        "receiveCount", message.receiveCount(),
                        "error", String.valueOf(e)))
                + "\n");
  }
}

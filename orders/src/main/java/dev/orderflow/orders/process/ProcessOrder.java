package dev.orderflow.orders.process;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.orders.reject.Rejection;
import dev.orderflow.orders.reject.RejectionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/** Stores the orders of a batch, each on its own. */
public final class ProcessOrder implements RequestStreamHandler {

  private static final Problem TAKEN =
      new Problem("orderId", "unique", "belongs to an order with other content");

  private final Clock clock;
  private final OrdersTable orders;
  private final RejectionStore rejections;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public ProcessOrder() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public ProcessOrder(Environment environment) {
    this.clock = environment.clock();
    this.orders = new OrdersTable(environment.dynamoDb(), environment.variable("ORDERS_TABLE"));
    this.rejections = new RejectionStore(environment);
    String queueUrl = environment.variable("ORDER_QUEUE_URL");
    this.consumer = new QueueConsumer("process-order", environment, queueUrl, this::process);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  private void prime() {
    SqsBatch.Message message = SqsBatch.parse(SampleBatch.json()).getFirst();
    orders.prime(QueuedOrder.of(message, clock.instant()), clock.instant());
  }

  /** What became of the message, as a metric's name. */
  private String process(SqsBatch.Message message, Context context) {
    QueuedOrder queued = QueuedOrder.of(message, clock.instant());
    return switch (orders.store(queued, clock.instant())) {
      case STORED -> "OrdersProcessed";
      case ALREADY_STORED -> "DuplicateOrders";
      case CONFLICT -> {
        rejections.reject(
            Rejection.of(queued.event(), RejectionReason.ORDER_ID_CONFLICT, List.of(TAKEN)),
            context);
        yield "ConflictingOrders";
      }
    };
  }
}

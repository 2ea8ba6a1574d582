package dev.orderflow.services.inventory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.inventory.domain.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Keeps stock in step with the milestones of a batch, each on its own. */
public final class ReserveStock implements RequestStreamHandler {

  private final Stock stock;
  private final ReservationService reservationService;
  private final DomainEventPublisher publisher;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public ReserveStock() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(() -> StockPriming.of(stock));
  }

  public ReserveStock(Environment environment) {
    Products products =
        new Products(environment.dynamoDb(), environment.variable("PRODUCTS_TABLE"));
    this.stock =
        new Stock(environment.dynamoDb(), products, environment.variable("RESERVATIONS_TABLE"));
    this.reservationService = new ReservationService(stock, environment.clock());
    this.publisher =
        new DomainEventPublisher(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    this.consumer =
        new QueueConsumer(
            "reserve-stock", environment, environment.variable("STOCK_QUEUE_URL"), this::handle);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  /** Stored first, told then, and only then is the message done. */
  private String handle(SqsBatch.Message message, Context context) {
    DomainEvent event = DomainEvent.of(message);
    Milestone milestone = event.milestone();
    Decision.Tell tell = reservationService.settle(milestone, event.id());
    if (tell == null) {
      return metric(milestone);
    }
    publisher.publish(event.followedBy(tell.happened(), tell.fact()));
    return metric(tell.fact());
  }

  private static String metric(EventData said) {
    return said.type().replace(" ", "");
  }
}

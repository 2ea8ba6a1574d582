package dev.orderflow.orders.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.ErrorLog;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.StreamBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publishes the changes of orders and the rejections that tables' streams hand over, in order. */
public final class PublishOrderEvents implements RequestStreamHandler {

  private final Clock clock;
  private final DomainEventPublisher publisher;
  private final DeadLetters deadLetters;
  private final String rejectionsTable;

  /** For Lambda. */
  public PublishOrderEvents() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(this::prime);
  }

  public PublishOrderEvents(Environment environment) {
    this.clock = environment.clock();
    this.publisher =
        new DomainEventPublisher(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    this.deadLetters =
        new DeadLetters(environment::sqs, environment.variable("ORDER_EVENTS_DLQ_URL"));
    this.rejectionsTable = environment.variable("REJECTIONS_TABLE");
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of changes
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Metrics metrics = new Metrics("publish-order-events");
    StreamBatch.Change failed = publish(StreamBatch.parse(input.readAllBytes()), metrics, context);
    metrics.print(clock.instant(), context.getLogger());
    String answer = failed == null ? StreamBatch.done() : StreamBatch.failedFrom(failed);
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** Null if all are published or put aside; else the first to go on from. */
  private StreamBatch.@Nullable Change publish(
      List<StreamBatch.Change> changes, Metrics metrics, Context context) {
    List<PublishBatch> batches = PublishBatch.of(readable(changes, metrics, context));
    for (PublishBatch batch : batches) {
      try {
        publisher.publish(batch.events());
        batch.events().forEach(_ -> metrics.count("EventsPublished"));
      } catch (RuntimeException e) {
        if (batch == batches.getFirst()) {
          // Nothing is done, and only an error is counted and alarmed.
          throw e;
        }
        report("change not published", batch.first(), e, context);
        return batch.first();
      }
    }
    return null;
  }

  private List<PublishBatch.Published> readable(
      List<StreamBatch.Change> changes, Metrics metrics, Context context) {
    List<PublishBatch.Published> readable = new ArrayList<>();
    for (StreamBatch.Change change : changes) {
      try {
        readable.add(new PublishBatch.Published(change, events(change)));
      } catch (RuntimeException e) {
        report("change put aside", change, e, context);
        deadLetters.put(change, e, context);
        metrics.count("ChangesPutAside");
      }
    }
    return readable;
  }

  private List<Envelope> events(StreamBatch.Change change) {
    Map<String, @Nullable Object> after = change.after();
    if (after == null) {
      // Someone removed it by hand; that is nothing that happened to an order.
      return List.of();
    }
    if (change.table().equals(rejectionsTable)) {
      return List.of(RejectionChanges.of(after));
    }
    return change.isWholeHistory()
        ? OrderHistory.of(after)
        : OrderChanges.of(change.before(), after);
  }

  private void prime() {
    StreamBatch.parse(SampleChange.batch()).forEach(this::events);
    publisher.prime();
  }

  private static void report(
      String what, StreamBatch.Change change, RuntimeException e, Context context) {
    Map<String, String> about =
        Map.of("table", change.table(), "sequenceNumber", change.sequenceNumber());
    ErrorLog.print(context, what, e, about, change.orderId());
  }
}

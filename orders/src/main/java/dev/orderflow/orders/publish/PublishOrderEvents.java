package dev.orderflow.orders.publish;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.kit.Announcer;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.Rehearsal;
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

/** Announces the changes of orders and the refusals that tables' streams hand over, in order. */
public final class PublishOrderEvents implements RequestStreamHandler {

  private final Clock clock;
  private final Announcer announcer;
  private final String refusalsTable;

  /** For Lambda. */
  public PublishOrderEvents() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(this::rehearse);
  }

  public PublishOrderEvents(Environment environment) {
    this.clock = environment.clock();
    this.announcer =
        new Announcer(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    this.refusalsTable = environment.variable("REFUSALS_TABLE");
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of changes
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Metrics metrics = new Metrics("publish-order-events");
    StreamBatch.Change failed = announce(StreamBatch.parse(input.readAllBytes()), metrics, context);
    metrics.print(clock.instant(), context.getLogger());
    String answer = failed == null ? StreamBatch.done() : StreamBatch.failedFrom(failed);
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  /** Null if all are announced; else the first that is not, and none after it may be. */
  private StreamBatch.@Nullable Change announce(
      List<StreamBatch.Change> changes, Metrics metrics, Context context) {
    List<Portion.Announced> readable = new ArrayList<>();
    StreamBatch.Change unreadable = null;
    for (StreamBatch.Change change : changes) {
      try {
        readable.add(new Portion.Announced(change, events(change)));
      } catch (RuntimeException e) {
        report(change, e, context);
        unreadable = change;
        break;
      }
    }
    for (Portion portion : Portion.of(readable)) {
      try {
        announcer.announce(portion.events());
        portion.events().forEach(_ -> metrics.count("EventsAnnounced"));
      } catch (RuntimeException e) {
        report(portion.first(), e, context);
        return portion.first();
      }
    }
    return unreadable;
  }

  private List<Envelope> events(StreamBatch.Change change) {
    if (change.after() == null) {
      // Someone removed it by hand; that is nothing that happened to an order.
      return List.of();
    }
    return change.table().equals(refusalsTable)
        ? List.of(RefusalChanges.of(change.after()))
        : OrderChanges.of(change.before(), change.after());
  }

  private void rehearse() {
    StreamBatch.parse(SampleChange.batch()).forEach(this::events);
    announcer.rehearse();
  }

  private static void report(StreamBatch.Change change, RuntimeException e, Context context) {
    context
        .getLogger()
        .log(
            Json.write(
                    Map.of(
                        "level", "ERROR",
                        "message", "change not announced",
                        "table", change.table(),
                        "sequenceNumber", change.sequenceNumber(),
                        "error", String.valueOf(e)))
                + "\n");
  }
}

package dev.orderflow.orders.reject;

import com.amazonaws.services.lambda.runtime.Context;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.VisibleText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps and marks rejections; the stream of what is kept publishes them. */
public final class RejectionStore {

  private final RejectionTables tables;
  private final Clock clock;

  public RejectionStore(Environment environment) {
    this.tables =
        new RejectionTables(
            environment::dynamoDb,
            environment.variable("ORDERS_TABLE"),
            environment.variable("REJECTIONS_TABLE"));
    this.clock = environment.clock();
  }

  /**
   * Returns when the rejection is kept and marked; when it throws, it may be in part, and must be
   * called again with the same rejection.
   */
  public void reject(Rejection rejection, Context context) {
    Instant now = clock.instant();
    if (rejection.orderId() != null && rejection.reason() == RejectionReason.INVALID_ORDER) {
      tables.markRejected(rejection, rejection.orderId(), now);
    }
    // Last, since what is kept is published: by then all of it must be true.
    tables.keep(rejection, now);
    context.getLogger().log(line(rejection) + "\n");
  }

  /** Names rules and fields, and no value: a value may be personal. */
  private static String line(Rejection rejection) {
    List<String> rules =
        rejection.problems().stream().map(p -> p.field() + " " + p.rule()).distinct().toList();
    return VisibleText.json(
        Map.of(
            "level",
            "INFO",
            "message",
            "order rejected",
            "rejectionId",
            rejection.id(),
            "reason",
            rejection.reason().name(),
            "problems",
            rules));
  }
}

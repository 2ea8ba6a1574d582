package dev.orderflow.orders.refuse;

import com.amazonaws.services.lambda.runtime.Context;
import dev.orderflow.contracts.RefusalReason;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.VisibleText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps and marks refusals; the stream of what is kept announces them. */
public final class Refusals {

  private final RefusalTables tables;
  private final Clock clock;

  public Refusals(Environment environment) {
    this.tables =
        new RefusalTables(
            environment::dynamoDb,
            environment.variable("ORDERS_TABLE"),
            environment.variable("REFUSALS_TABLE"));
    this.clock = environment.clock();
  }

  /**
   * Returns when the refusal is kept and marked; when it throws, it may be in part, and must be
   * called again with the same refusal.
   */
  public void refuse(Refusal refusal, Context context) {
    Instant now = clock.instant();
    if (refusal.orderId() != null && refusal.reason() == RefusalReason.INVALID_ORDER) {
      tables.markRejected(refusal, refusal.orderId(), now);
    }
    // Last, since what is kept is announced: by then all of it must be true.
    tables.keep(refusal, now);
    context.getLogger().log(line(refusal) + "\n");
  }

  /** Names rules and fields, and no value: a value may be personal. */
  private static String line(Refusal refusal) {
    List<String> rules =
        refusal.problems().stream().map(p -> p.field() + " " + p.rule()).distinct().toList();
    return VisibleText.json(
        Map.of(
            "level",
            "INFO",
            "message",
            "order refused",
            "refusalId",
            refusal.id(),
            "reason",
            refusal.reason().name(),
            "problems",
            rules));
  }
}

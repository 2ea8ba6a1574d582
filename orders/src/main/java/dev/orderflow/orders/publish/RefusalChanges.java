package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RefusalReason;
import dev.orderflow.kit.JsonObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is announced of a refusal: a pure function of its item. */
final class RefusalChanges {

  private RefusalChanges() {}

  static Envelope of(Map<String, @Nullable Object> refusal) {
    String refusalId = JsonObjects.text(refusal, "refusalId");
    OrderRejected rejected =
        new OrderRejected(
            refusalId,
            refusal.get("orderId") instanceof String orderId ? orderId : null,
            RefusalReason.valueOf(JsonObjects.text(refusal, "reason")),
            problems(refusal.get("problems")));
    Instant refusedAt = Instant.parse(JsonObjects.text(refusal, "refusedAt"));
    return Envelope.of(refusedAt, refusalId, refusalId, rejected);
  }

  private static List<Problem> problems(@Nullable Object kept) {
    if (!(kept instanceof List<?> elements)) {
      throw new IllegalArgumentException("problems is not an array");
    }
    List<Problem> problems = new ArrayList<>(elements.size());
    for (Object element : elements) {
      Map<String, @Nullable Object> problem = JsonObjects.object("problem", element);
      problems.add(
          new Problem(
              JsonObjects.text(problem, "field"),
              JsonObjects.text(problem, "rule"),
              JsonObjects.text(problem, "message")));
    }
    return problems;
  }
}

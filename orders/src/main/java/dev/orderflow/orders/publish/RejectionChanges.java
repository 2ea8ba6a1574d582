package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.kit.JsonObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is published of a rejection: a pure function of its item. */
final class RejectionChanges {

  private RejectionChanges() {}

  static Envelope of(Map<String, @Nullable Object> rejection) {
    String rejectionId = JsonObjects.text(rejection, "rejectionId");
    OrderRejected rejected =
        new OrderRejected(
            rejectionId,
            rejection.get("orderId") instanceof String orderId ? orderId : null,
            RejectionReason.valueOf(JsonObjects.text(rejection, "reason")),
            problems(rejection.get("problems")));
    Instant rejectedAt = Instant.parse(JsonObjects.text(rejection, "rejectedAt"));
    return Envelope.of(rejectedAt, rejectionId, rejectionId, rejected);
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

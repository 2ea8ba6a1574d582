package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order was rejected: it is not lost, but kept under its rejection's id.
 *
 * @param rejectionId the id of the EventBridge event that carried the rejected order
 * @param orderId the order's id where it has one that is itself valid, otherwise null and absent
 *     from the event: an id that breaks its own rule is never repeated as if it were one
 * @param problems 1 to 100, all that are wrong with it
 */
public record OrderRejected(
    String rejectionId, @Nullable String orderId, RejectionReason reason, List<Problem> problems)
    implements EventData {
  /** More are never told; the last one then says how many there are besides. */
  public static final int MAX_PROBLEMS = 100;

  public OrderRejected {
    Bounds.check("rejectionId", rejectionId, 1, 128);
    if (orderId != null) {
      OrderIdRule.check(orderId);
    }
    problems = List.copyOf(problems);
    if (problems.isEmpty() || problems.size() > MAX_PROBLEMS) {
      throw new IllegalArgumentException("not 1 to 100 problems: " + problems.size());
    }
  }

  @Override
  public String source() {
    return EventNames.ORDERS_SOURCE;
  }

  @Override
  public String type() {
    return EventNames.ORDER_REJECTED;
  }

  @Override
  public String subject() {
    return rejectionId;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("rejectionId", rejectionId);
    if (orderId != null) {
      fields.put("orderId", orderId);
    }
    fields.put("reason", reason.name());
    fields.put("problems", problems.stream().map(Problem::toFields).toList());
    return fields;
  }
}

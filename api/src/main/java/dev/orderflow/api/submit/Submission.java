package dev.orderflow.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.Problem;
import dev.orderflow.form.OrderForm;
import dev.orderflow.form.Outcome;
import dev.orderflow.kit.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order that validation will let through.
 *
 * @param bodyHash the same for bodies that say the same
 * @param detail of the event that announces it, as JSON
 */
record Submission(String orderId, String customerId, String bodyHash, String detail) {

  private static final String TOO_LARGE =
      "An order has at most %d bytes (%d KiB) as compact JSON, its id and its customer's included."
          .formatted(OrderForm.MAX_ORDER_BYTES, OrderForm.MAX_ORDER_BYTES / 1024);

  private static final List<String> OURS = List.of("orderId", "customerId");

  /**
   * @throws ProblemException with everything that is wrong
   */
  static Submission of(Request request, Instant now) {
    String customerId = request.caller().customerId();
    String orderId = Hashes.orderId(customerId, IdempotencyKey.required(request));
    Object body = JsonBody.read(request, OrderForm.MAX_BYTES, TOO_LARGE);
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("orderId", orderId);
    detail.put("customerId", customerId);
    List<Problem> problems = new ArrayList<>();
    if (body instanceof Map<?, ?> order) {
      order.forEach((name, value) -> detail.putIfAbsent((String) name, value));
      problems.addAll(givenThoughOurs(order));
    }
    String json = Json.write(detail);
    int bytes = json.getBytes(UTF_8).length;
    if (bytes > OrderForm.MAX_ORDER_BYTES) {
      throw ProblemType.TOO_LARGE.exception(TOO_LARGE);
    }
    if (OrderForm.read(body instanceof Map ? detail : body, bytes, now)
        instanceof Outcome.Refused(var found)) {
      problems.addAll(found);
    }
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    return new Submission(orderId, customerId, Hashes.of(Json.canonical(body)), json);
  }

  private static List<Problem> givenThoughOurs(Map<?, ?> order) {
    return OURS.stream()
        .filter(order::containsKey)
        .map(name -> new Problem(name, "form", "must not be given"))
        .toList();
  }

  private static ProblemException invalid(List<Problem> problems) {
    var told = problems.stream().limit(OrderRejected.MAX_PROBLEMS).map(Problem::toFields).toList();
    return new ProblemException(
        ProblemType.INVALID_ORDER.response(
            "Each problem names a field and the rule that it breaks.", Map.of("problems", told)));
  }
}

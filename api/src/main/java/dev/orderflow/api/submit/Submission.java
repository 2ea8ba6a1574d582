package dev.orderflow.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.IdempotencyKey;
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
 * @param emailVerified whether the order's address is the caller's, as the token's issuer knows it
 * @param order in the event that publishes it, without that mark
 */
record Submission(
    String orderId,
    String customerId,
    String bodyHash,
    boolean emailVerified,
    Map<String, @Nullable Object> order) {

  private static final String TOO_LARGE =
      ("An order has at most %d bytes (%d KiB) as compact JSON,"
              + " its id, its customer's and emailVerified included.")
          .formatted(OrderForm.MAX_ORDER_BYTES, OrderForm.MAX_ORDER_BYTES / 1024);

  private static final String EMAIL = "customerEmail";
  private static final String EMAIL_VERIFIED = "emailVerified";
  private static final List<String> OURS = List.of("orderId", "customerId", EMAIL_VERIFIED);

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
    String own = request.verifiedEmail();
    Object said = body;
    if (body instanceof Map<?, ?> order) {
      Map<String, @Nullable Object> addressed = addressed(order, own);
      addressed.forEach(detail::putIfAbsent);
      detail.remove(EMAIL_VERIFIED);
      problems.addAll(givenThoughOurs(order));
      said = addressed;
    }
    int bytes = marked(detail, false).getBytes(UTF_8).length;
    if (bytes > OrderForm.MAX_ORDER_BYTES) {
      throw ProblemType.TOO_LARGE.exception(TOO_LARGE);
    }
    if (OrderForm.read(body instanceof Map ? detail : body, bytes, now)
        instanceof Outcome.Rejected(var found)) {
      problems.addAll(found);
    }
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    boolean verified = Addresses.areOne(String.valueOf(detail.get(EMAIL)), own);
    return new Submission(orderId, customerId, Hashes.of(Json.canonical(said)), verified, detail);
  }

  /** Who names no address is written to at the one that is known to be theirs. */
  private static Map<String, @Nullable Object> addressed(Map<?, ?> order, @Nullable String own) {
    Map<String, @Nullable Object> addressed = new LinkedHashMap<>();
    order.forEach((name, value) -> addressed.put((String) name, value));
    if (own != null && !addressed.containsKey(EMAIL)) {
      addressed.put(EMAIL, own);
    }
    return addressed;
  }

  /**
   * The event's detail as JSON.
   *
   * @param emailVerified as it was when the order was first submitted, so that a repetition says
   *     the same however the token has changed; null for one submitted before there was such a mark
   */
  String detail(@Nullable Boolean emailVerified) {
    return marked(order, emailVerified);
  }

  private static String marked(
      Map<String, @Nullable Object> order, @Nullable Boolean emailVerified) {
    Map<String, @Nullable Object> detail = new LinkedHashMap<>(order);
    if (emailVerified != null) {
      detail.put(EMAIL_VERIFIED, emailVerified);
    }
    return Json.write(detail);
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

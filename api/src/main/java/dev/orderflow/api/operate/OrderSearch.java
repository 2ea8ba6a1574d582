package dev.orderflow.api.operate;

import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderIdRule;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.contracts.TextRules;
import dev.orderflow.kit.Environment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every stored order, by where it stands, by its id or the beginning of it, or by its customer. */
record OrderSearch(Environment environment, String table) {

  static final int DEFAULT_LIMIT = 25;
  static final int MAX_LIMIT = 100;

  private static final int LONGEST_ADDRESS = 320;

  /**
   * @throws dev.orderflow.api.http.ProblemException if a parameter is not usable
   */
  Response search(Request request) {
    int limit = Parameters.whole(request, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    String after = Place.of(request);
    String wanted = request.parameter("q");
    Scan scan = filtered(request);
    String q = wanted == null ? "" : AddressSearch.trimmed(wanted);
    if (q.isEmpty()) {
      return answer(scan.page(limit, after, _ -> 0));
    }
    if (q.contains("@") && !TextRules.isLonger(q, LONGEST_ADDRESS)) {
      return answer(ofCustomer(scan, q).page(limit, after, _ -> 0));
    }
    if (!OrderIdRule.acceptsBeginning(q)) {
      throw Fields.wrong("q must be an order id, the beginning of one, or an e-mail address.");
    }
    Map<String, @Nullable Object> exact = after == null ? scan.one(q) : null;
    return exact != null && passes(exact, request)
        ? answer(new Scan.Page(List.of(exact), null))
        : answer(scan.whereBegins("orderId", q).page(limit, after, _ -> 0));
  }

  private static Scan ofCustomer(Scan scan, String typed) {
    AddressSearch search = AddressSearch.of(typed);
    return scan.keeping(
        order -> {
          AttributeValue address = order.get("customerEmail");
          return address != null && search.matches(address.s());
        });
  }

  void prime() {
    var _ = new Scan(environment, table, "orderId").one("priming");
  }

  private Scan filtered(Request request) {
    return new Scan(environment, table, "orderId")
        .where("status", Parameters.oneOf(request, "status", OrderStatus.class))
        .where("payment", Parameters.oneOf(request, "payment", PaymentStatus.class))
        .where("fulfilment", Parameters.oneOf(request, "fulfilment", FulfilmentStatus.class));
  }

  private static boolean passes(Map<String, @Nullable Object> order, Request request) {
    return Stream.of("status", "payment", "fulfilment")
        .allMatch(
            axis ->
                request.parameter(axis) == null
                    || Objects.equals(request.parameter(axis), order.get(axis)));
  }

  private static Response answer(Scan.Page page) {
    return Response.json(
        200,
        new Fields()
            .put("orders", Scan.listed(page, OrderSearch::summary))
            .put("next", page.next() == null ? null : Place.after(page.next()))
            .json());
  }

  private static Map<String, @Nullable Object> summary(Map<String, @Nullable Object> order) {
    return new Fields()
        .put("orderId", order.get("orderId"))
        .put("status", order.get("status"))
        .put("payment", order.getOrDefault("payment", PaymentStatus.NONE.name()))
        .put("fulfilment", order.getOrDefault("fulfilment", FulfilmentStatus.NONE.name()))
        .put("customerEmail", order.get("customerEmail"))
        .put("due", order.get("due"))
        .put("processedAt", order.get("processedAt"))
        .put("updatedAt", updatedAt(order))
        .json();
  }

  /** When anything was last recorded of it. */
  private static @Nullable String updatedAt(Map<String, @Nullable Object> order) {
    return Stream.concat(
            Stream.of(order.get("processedAt"), order.get("rejectedAt")),
            Stream.of("facts", "requests").flatMap(map -> recorded(order.get(map))))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .max(String::compareTo)
        .orElse(null);
  }

  private static Stream<@Nullable Object> recorded(@Nullable Object map) {
    return map instanceof Map<?, ?> all
        ? all.values().stream()
            .map(it -> it instanceof Map<?, ?> one ? one.get("recordedAt") : null)
        : Stream.of();
  }
}

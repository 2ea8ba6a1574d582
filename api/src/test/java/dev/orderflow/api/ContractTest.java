package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.read.ReadOrders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The published contract, line by line: every answer that it promises can be had, and each is what
 * it says (which {@link Call} checks for every answer of every test).
 */
class ContractTest {

  private static final Map<String, ?> MOUSE =
      Map.of("customerEmail", "a@example.com", "product", "Wireless Mouse", "quantity", 1);

  private static final String LETTERS = "/operations/dead-letters/order-processing-dlq";

  private static final List<String> OPERATIONS =
      List.of(
          "stations",
          "orders",
          "orders/O-1",
          "rejections",
          "dead-letters",
          "dead-letters/order-processing-dlq",
          "dead-letters/order-processing-dlq/discarded",
          "products",
          "alarms",
          "metrics");

  /** What customers may do so and so often, beside what the stage lets through of all of them. */
  private static final Set<String> BOUNDED_HERE =
      Set.of(
          "POST /orders",
          "POST /orders/{id}/cancel",
          "POST /orders/{id}/return",
          "GET /orders/{id}",
          "POST /operations/dead-letters/{queue}/redrive",
          "POST /operations/dead-letters/{queue}/letters/{messageId}",
          "POST /operations/dead-letters/{queue}/letters/{messageId}/discard");

  private static final String REASON = "{\"reason\":\"sent again by hand\"}";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void everyPromisedAnswerCanBeHad() {
    String place = api.as("C-1").submit("k", MOUSE).header("location");
    submissions();
    api.stock("MOUSE", 2499, 1);
    api.store("O-1", "C-1", Map.of("status", "COMPLETED", "fulfilment", "DELIVERED"));
    reads(place);
    cancelAndReturn(place);
    api.withOrdersPerMinute(1).store("O-3", "C-3", Map.of("fulfilment", "DELIVERED"));
    api.store("O-4", "C-3", Map.of());
    api.as("C-3").post("/orders/O-3/return");
    api.as("C-3").post("/orders/O-3/return");
    api.as("C-3").post("/orders/O-4/cancel");
    operations();
    api.breakTables();
    for (String path : OPERATIONS) {
      api.asOperator().get("/operations/" + path);
    }
    api.asOperator().postJson(LETTERS + "/redrive", "{}");
    api.asOperator().postJson(LETTERS + "/letters/some", "{\"body\":\"{}\"}");
    api.asOperator().postJson(LETTERS + "/letters/some/discard", REASON);
    api.asOperator().postJson("/operations/products/MOUSE/restock", "{\"quantity\":1}");
    for (String path : Set.of("/orders", "/products", "/orders/O-1", "/orders/O-1/history")) {
      api.as("C-1").get(path);
    }
    api.as("C-1").submit("k", MOUSE);
    api.as("C-1").post("/orders/O-1/cancel");
    api.as("C-1").post("/orders/O-1/return");

    Set<String> unseen = new TreeSet<>(Contract.answers());
    unseen.removeAll(Contract.seen());
    unseen.removeIf(ContractTest::isMadeByTheGateway);
    assertThat(unseen).isEmpty();
  }

  @Test
  void everyRouteAsksForOneOfItsScopes() {
    for (String route : Contract.routes()) {
      assertThat(Contract.scopes(route))
          .as(route)
          .containsExactlyElementsOf(
              route.contains(" /operations/")
                  ? List.of("orders:operate")
                  : route.equals("POST /orders")
                      ? List.of("orders:write")
                      : List.of(
                          route.startsWith("POST ") ? "orders:write" : "orders:read",
                          "orders:operate"));
    }
  }

  private void submissions() {
    api.as("C-1").submit("k", Map.of());
    api.as("C-1").submit("", MOUSE);
    api.as("C-1").submitText("x".repeat(300_000));
    api.as("C-1").header("content-type", "text/plain").submit("k", MOUSE);
    api.with(Map.of()).submit("k", MOUSE);
    api.withOrdersPerMinute(1);
    api.as("C-1").submit("k", MOUSE);
    api.as("C-1").submit("k", MOUSE);
  }

  private void reads(String place) {
    String tag = api.as("C-1").get(place).header("etag");
    api.as("C-1").header("if-none-match", tag).get(place);
    api.as("C-1").through(new ReadOrders(api)).get(place + "?wait=x");
    String another = Api.START.plusSeconds(20).toEpochMilli() + " another";
    api.put("RATE_LIMITS_TABLE", Map.of("customerId", "all waiting", "slot0", another));
    api.withWaitingReads(1).as("C-1").header("if-none-match", tag).get(place + "?wait=1");
    api.as("C-1").get("/orders");
    api.as("C-1").get("/orders?limit=x");
    api.as("C-1").get(place + "/history");
    api.as("C-1").get("/products");
    for (String path : Set.of("/orders", place, place + "/history", "/products")) {
      api.with(Map.of()).get(path);
      api.as("C-1").head(path);
    }
    api.as("C-2").get(place);
    api.as("C-2").get(place + "/history");
  }

  private void cancelAndReturn(String place) {
    api.withOrdersPerMinute(100);
    api.as("C-1").post(place + "/cancel");
    api.as("C-1").post("/orders/O-1/return");
    api.as("C-1").post("/orders/O-1/cancel");
    api.as("C-1").post(place + "/return");
    for (String request : Set.of("/cancel", "/return")) {
      api.as("C-2").post(place + request);
      api.with(Map.of()).post(place + request);
      api.as("C-1").header("idempotency-key", "").post(place + request);
      api.as("C-1").postJson(place + request, "{\"lines\":[]}");
      api.as("C-1").header("content-encoding", "gzip").postJson(place + request, "{}");
      api.as("C-1").postJson(place + request, "{\"x\":\"" + "x".repeat(100_000) + "\"}");
    }
  }

  private void operations() {
    api.put(
        "REJECTIONS_TABLE",
        Map.of(
            "rejectionId", "e-1",
            "rejectedAt", "2026-01-15T12:00:00.000Z",
            "reason", "INVALID_ORDER",
            "problems", List.of(Map.of("field", "", "rule", "form", "message", "is no order"))));
    String poison = api.system.send("order-processing-dlq", "poison");
    String lost = api.system.send("mail-rule-dlq", "nobody knows where from");
    for (String path : OPERATIONS) {
      assertThat(api.asOperator().get("/operations/" + path).status()).as(path).isEqualTo(200);
    }
    api.asOperator().get("/operations/orders?status=x");
    api.asOperator().get("/operations/orders/O-2");
    api.asOperator().get("/operations/rejections?limit=0");
    api.asOperator().get("/operations/dead-letters/order-processing-queue");
    api.asOperator().get("/operations/metrics?minutes=x");
    for (String path :
        List.of(
            LETTERS + "/redrive",
            LETTERS + "/letters/" + poison,
            LETTERS + "/letters/" + poison + "/discard",
            "/operations/products/MOUSE/restock")) {
      api.asOperator().postJson(path, "[]");
      api.asOperator().postJson(path, "[");
      api.asOperator().postJson(path, "{\"x\":\"" + "x".repeat(3_000_000) + "\"}");
      api.asOperator().header("content-type", "text/plain").postJson(path, "{}");
    }
    String mended = "{\"body\":\"{}\"}";
    Map<String, String> busy = new HashMap<>(Map.of("customerId", "redrives of staff"));
    for (int i = 0; i < 3; i++) {
      busy.put("slot" + i, Api.START.plusSeconds(30).toEpochMilli() + " under-way-" + i);
    }
    api.put("RATE_LIMITS_TABLE", busy);
    assertThat(api.asOperator().postJson(LETTERS + "/redrive", "{}").header("retry-after"))
        .isEqualTo("30");
    api.asOperator().postJson(LETTERS + "/letters/" + poison, mended);
    api.asOperator().postJson(LETTERS + "/letters/" + poison + "/discard", REASON);
    api.put("RATE_LIMITS_TABLE", Map.of("customerId", "redrives of staff"));
    api.asOperator().postJson(LETTERS + "/letters/another/discard", REASON);
    api.asOperator().postJson(LETTERS + "/letters/another/discard", "{\"reason\":\" \"}");
    String copy = api.system.send("order-processing-dlq", "a copy");
    api.asOperator().postJson(LETTERS + "/letters/" + copy + "/discard", REASON);
    api.asOperator().get(LETTERS + "/discarded");
    api.asOperator().get(LETTERS + "/discarded?cursor=%20");
    api.asOperator().get("/operations/dead-letters/another-dlq/discarded");
    api.asOperator().postJson("/operations/dead-letters/mail-rule-dlq/letters/" + lost, mended);
    api.asOperator().postJson(LETTERS + "/letters/another", mended);
    api.asOperator().postJson(LETTERS + "/letters/" + poison, mended);
    api.asOperator().postJson(LETTERS + "/redrive", "{\"dryRun\":true}");
    api.asOperator().postJson("/operations/dead-letters/another-dlq/redrive", "{}");
    api.asOperator().postJson("/operations/products/MOUSE/restock", "{\"quantity\":1}");
    api.asOperator().postJson("/operations/products/NONE/restock", "{\"quantity\":1}");
  }

  /** The authorizer's and the stage's: the journeys over HTTP see those. */
  private static boolean isMadeByTheGateway(String answer) {
    return answer.endsWith(" 401")
        || (answer.endsWith(" 429") && !BOUNDED_HERE.contains(answer.replace(" 429", "")))
        || answer.equals("GET /products 403")
        || (answer.contains(" /operations/") && answer.endsWith(" 403"));
  }
}

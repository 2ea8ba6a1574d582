package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.read.ReadOrders;
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
    secondThoughts(place);
    api.breakTables();
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
  void everyRouteAsksForAScope() {
    for (String route : Contract.routes()) {
      assertThat(Contract.scope(route))
          .contains(route.startsWith("GET ") ? "orders:read" : "orders:write");
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
    api.as("C-1").get("/orders");
    api.as("C-1").get("/orders?limit=x");
    api.as("C-1").get(place + "/history");
    api.as("C-1").get("/products");
    for (String path : Set.of("/orders", place, place + "/history", "/products")) {
      api.with(Map.of()).get(path);
    }
    api.as("C-2").get(place);
    api.as("C-2").get(place + "/history");
  }

  private void secondThoughts(String place) {
    api.as("C-1").post(place + "/cancel");
    api.as("C-1").post("/orders/O-1/return");
    api.as("C-1").post("/orders/O-1/cancel");
    api.as("C-1").post(place + "/return");
    for (String request : Set.of("/cancel", "/return")) {
      api.as("C-2").post(place + request);
      api.with(Map.of()).post(place + request);
      api.as("C-1").header("idempotency-key", "").post(place + request);
    }
  }

  /** The authorizer's and the stage's: the journeys over HTTP see those. */
  private static boolean isMadeByTheGateway(String answer) {
    return answer.endsWith(" 401")
        || (answer.endsWith(" 429") && !answer.startsWith("POST /orders "))
        || answer.equals("GET /products 403");
  }
}

package dev.orderflow.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import dev.orderflow.kit.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOrdersTest {

  private static final Map<String, ?> MOUSE =
      Map.of("customerEmail", "a@example.com", "product", "Wireless Mouse", "quantity", 1);

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/orders/O-1", "/orders/O-1/history", "/products"})
  void aHeadHasTheStatusAndHeadersOfItsGet(String path) {
    api.store("O-1", "C-1", Map.of());
    for (String query : List.of("", "?limit=x", "?wait=x")) {
      Answer get = api.as("C-1").get(path + query);
      Answer head = api.as("C-1").head(path + query);
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers()).isEqualTo(get.headers());
    }
    assertThat(api.as("C-2").head("/orders/O-1").status()).isEqualTo(404);
    String tag = api.as("C-1").get("/orders/O-1").header("etag");
    assertThat(api.as("C-1").header("if-none-match", tag).head("/orders/O-1").status())
        .isEqualTo(304);
  }

  @Test
  void aStoredOrderIsShownWithoutItsPaymentToken() {
    api.store(
        "O-1",
        "C-1",
        Map.of(
            "payment",
            "CAPTURED",
            "fulfilment",
            "DISPATCHED",
            "due",
            Map.of("minorUnits", 2499L, "currency", "EUR"),
            "parcel",
            Map.of("carrier", "SANDBOX", "trackingNumber", "T-1")));
    Answer answer = api.as("C-1").get("/orders/O-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("tok_secret");
    assertThat(answer.json())
        .containsEntry("status", "PROCESSED")
        .containsEntry("payment", "CAPTURED")
        .containsEntry("fulfilment", "DISPATCHED")
        .containsEntry("version", 1L)
        .containsEntry("due", Map.of("minorUnits", 2499L, "currency", "EUR"));
    assertThat(Json.write(answer.json().get("order"))).contains("\"gift\":{\"wrap\":true}");
  }

  @Test
  void aRejectedOrderIsShownWithItsProblemsToTheOneWhoSentIt() {
    Map<String, ?> problem = Map.of("field", "total", "rule", "total", "message", "must equal");
    api.store(
        "O-1",
        "C-1",
        Map.of("status", "REJECTED", "reason", "INVALID_ORDER", "problems", List.of(problem)));

    assertThat(api.as("C-1").get("/orders/O-1").objects("problems"))
        .containsExactly(Map.copyOf(problem));
    assertThat(api.as("C-2").get("/orders/O-1").status()).isEqualTo(404);
  }

  @Test
  void onlyItsOwnerAndOperatorsSeeAnOrder() {
    api.store("O-1", "C-1", Map.of());
    String place = api.as("C-1").submit("k", MOUSE).header("location");

    for (String path : List.of("/orders/O-1", "/orders/O-1/history", place, place + "/history")) {
      Answer another = api.as("C-2").get(path);
      Answer missing = api.as("C-2").get(path.replaceAll("/(O|ORD)-\\w+", "/O-9"));
      assertThat(another).isEqualTo(missing);
      assertThat(another.status()).isEqualTo(404);
      assertThat(api.with(Map.of("sub", "")).get(path).status()).isEqualTo(403);
    }
    assertThat(api.asOperator().get("/orders/O-1").status()).isEqualTo(200);
    assertThat(api.as("C-2").get("/orders").objects("orders")).isEmpty();
    assertThat(api.with(Map.of()).get("/orders").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%20",
        "..",
        "a b",
        "x1234567890123456789012345678901234567890123456789012345678901234"
      })
  void whatIsNoIdIsNotFound(String id) {
    assertThat(api.as("C-1").get("/orders/" + id).problem()).isEqualTo("not-found");
  }

  @Test
  void theETagChangesWithTheOrderAndOnlyThen() {
    api.store("O-1", "C-1", Map.of());
    String tag = api.as("C-1").get("/orders/O-1").header("etag");

    assertThat(api.as("C-1").get("/orders/O-1").header("etag")).isEqualTo(tag);
    for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
      Answer answer = api.as("C-1").header("if-none-match", known).get("/orders/O-1");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("etag")).isEqualTo(tag);
    }
    api.store("O-1", "C-1", Map.of("version", 2L));
    Answer changed = api.as("C-1").header("if-none-match", tag).get("/orders/O-1");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("etag")).isNotEqualTo(tag);
  }

  @Test
  void waitingEndsWithTheChange() {
    String place = api.as("C-1").submit("k", MOUSE).header("location");
    String orderId = place.substring("/orders/".length());
    String tag = api.as("C-1").get(place).header("etag");
    ReadOrders function =
        new ReadOrders(
            api,
            pause -> {
              api.pass(pause);
              if (api.clock().instant().isAfter(Api.START.plusSeconds(3))) {
                api.store(orderId, "C-1", Map.of());
              }
            });

    Answer changed =
        api.as("C-1").through(function).header("if-none-match", tag).get(place + "?wait=20");

    assertThat(changed.text("status")).isEqualTo("PROCESSED");
    assertThat(Duration.between(Api.START, api.clock().instant()))
        .isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void waitingEndsInVainAfterItsTime() {
    api.store("O-1", "C-1", Map.of());
    ReadOrders function = new ReadOrders(api, api::pass);
    String tag = api.as("C-1").get("/orders/O-1").header("etag");

    Answer known =
        api.as("C-1").through(function).header("if-none-match", tag).get("/orders/O-1?wait=5");
    assertThat(known.status()).isEqualTo(304);
    assertThat(Duration.between(Api.START, api.clock().instant())).isEqualTo(Duration.ofSeconds(5));
    assertThat(api.as("C-1").through(function).get("/orders/O-1?wait=1").status()).isEqualTo(200);
  }

  @Test
  void waitingDoesNotBeginWhenTheClientIsBehindAlready() {
    api.store("O-1", "C-1", Map.of());
    ReadOrders function = new ReadOrders(api, api::pass);

    api.as("C-1").through(function).header("if-none-match", "\"old\"").get("/orders/O-1?wait=5");
    assertThat(api.clock().instant()).isEqualTo(Api.START);
  }

  @Test
  void fiveReadsOfOneCustomerWaitAtOnceAndNoMore() {
    api.store("O-1", "C-1", Map.of());
    api.store("O-2", "C-2", Map.of());
    List<Answer> waitedBeside = new ArrayList<>();
    List<ReadOrders> self = new ArrayList<>();
    self.add(
        new ReadOrders(
            api,
            pause -> {
              // While one waits, the next begins, until one is refused.
              if (waitedBeside.isEmpty()) {
                Answer next = api.as("C-1").through(self.getFirst()).get("/orders/O-1?wait=20");
                waitedBeside.add(next);
              }
              api.pass(pause);
            }));
    ReadOrders others = new ReadOrders(api, api::pass);

    waitedBeside.add(api.as("C-1").through(self.getFirst()).get("/orders/O-1?wait=20"));

    assertThat(waitedBeside)
        .extracting(Answer::status)
        .containsExactly(429, 200, 200, 200, 200, 200);
    assertThat(waitedBeside.getFirst().problem()).isEqualTo("too-many-waiting");
    assertThat(waitedBeside.getFirst().header("retry-after")).isEqualTo("25");
    // All have given back what they held.
    for (int i = 0; i < 6; i++) {
      assertThat(api.as("C-1").through(others).get("/orders/O-1?wait=1").status()).isEqualTo(200);
    }
  }

  @Test
  void aCustomerWhoseReadsAllWaitReadsWithoutWaitingAndHoldsUpNobody() {
    api.store("O-1", "C-1", Map.of());
    api.store("O-2", "C-2", Map.of());
    api.put("RATE_LIMITS_TABLE", waiting("C-1"));
    ReadOrders function = new ReadOrders(api, api::pass);

    assertThat(api.as("C-1").through(function).get("/orders/O-1?wait=1").status()).isEqualTo(429);
    assertThat(api.as("C-1").through(function).get("/orders/O-1").status()).isEqualTo(200);
    assertThat(api.as("C-1").header("if-none-match", "\"old\"").get("/orders/O-1?wait=1").status())
        .as("what has changed already is told at once")
        .isEqualTo(200);
    assertThat(api.as("C-2").through(function).get("/orders/O-2?wait=1").status()).isEqualTo(200);
  }

  @Test
  void allCustomersTogetherLeaveRoomForReadsThatDoNotWait() {
    api.withWaitingReads(1);
    api.store("O-1", "C-1", Map.of());
    api.store("O-2", "C-2", Map.of());
    List<Integer> others = new ArrayList<>();
    ReadOrders waits = new ReadOrders(api, api::pass);
    ReadOrders function =
        new ReadOrders(
            api,
            pause -> {
              others.add(api.as("C-2").through(waits).get("/orders/O-2?wait=1").status());
              others.add(api.as("C-2").get("/orders/O-2").status());
              api.pass(Duration.ofSeconds(1));
            });

    api.as("C-1").through(function).get("/orders/O-1?wait=1");

    assertThat(others).containsExactly(429, 200);
    assertThat(api.as("C-2").through(waits).get("/orders/O-2?wait=1").status()).isEqualTo(200);
  }

  @Test
  void readsThatDiedWhileTheyWaitedHoldNothingForLong() {
    api.store("O-1", "C-1", Map.of());
    api.put("RATE_LIMITS_TABLE", waiting("C-1"));
    ReadOrders function = new ReadOrders(api, api::pass);

    Answer refused = api.as("C-1").through(function).get("/orders/O-1?wait=1");
    assertThat(refused.header("retry-after")).isEqualTo("25");
    api.pass(Duration.ofSeconds(26));
    assertThat(api.as("C-1").through(function).get("/orders/O-1?wait=1").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "21", "-1", "1.5", "x", "", "9999999999"})
  void waitIsBounded(String wait) {
    api.store("O-1", "C-1", Map.of());
    assertThat(api.as("C-1").get("/orders/O-1?wait=" + wait).problem()).isEqualTo("parameter");
  }

  @Test
  void theHistoryTellsStationsFactsAndRequestsByTime() {
    Map<String, ?> fact =
        Map.of(
            "eventId", "f-1",
            "time", "2026-01-15T12:00:02.000Z",
            "recordedAt", "2026-01-15T12:00:02.100Z",
            "data", Map.of("orderId", "O-1"));
    Map<String, ?> request =
        Map.of(
            "kind", "CANCEL",
            "outcome", "REFUSED",
            "reason", "ALREADY_DISPATCHED",
            "time", "2026-01-15T12:00:03.000Z",
            "recordedAt", "2026-01-15T12:00:03.100Z");
    api.store(
        "O-1",
        "C-1",
        Map.of("facts", Map.of("Stock Reserved", fact), "requests", Map.of("r-1", request)));
    Answer answer = api.as("C-1").get("/orders/O-1/history");

    assertThat(
            answer.objects("history").stream().map(it -> it.get("type") + " " + it.get("eventId")))
        .containsExactly(
            "Published event-O-1",
            "Processed null",
            "Stock Reserved f-1",
            "Order Cancel Requested r-1");
    String place = api.as("C-1").submit("k", MOUSE).header("location");
    assertThat(api.as("C-1").get(place + "/history").objects("history")).hasSize(1);
  }

  @Test
  void whatOperatorsWriteOfARequestIsForOperators() {
    Map<String, ?> common =
        Map.of("kind", "CANCEL", "outcome", "GRANTED", "time", "2026-01-15T12:00:03.000Z");
    Map<String, Object> own = new HashMap<>(common);
    own.put("requestReason", "two by mistake");
    Map<String, Object> operators = new HashMap<>(common);
    operators.put("actor", Map.of("role", "OPERATOR", "name", "ann"));
    operators.put("requestReason", "fraud");
    api.store("O-1", "C-1", Map.of("requests", Map.of("r-1", own, "r-2", operators)));

    assertThat(api.as("C-1").get("/orders/O-1/history").objects("history"))
        .filteredOn(it -> "request".equals(it.get("kind")))
        .extracting(
            it -> it.get("actor") + " " + it.get("actorName") + " " + it.get("requestReason"))
        .containsExactlyInAnyOrder("CUSTOMER null two by mistake", "OPERATOR null null");
    assertThat(api.asOperator().get("/operations/orders/O-1").objects("timeline"))
        .filteredOn(it -> "request".equals(it.get("kind")))
        .extracting(
            it -> it.get("actor") + " " + it.get("actorName") + " " + it.get("requestReason"))
        .containsExactlyInAnyOrder("CUSTOMER null two by mistake", "OPERATOR ann fraud");
  }

  @Test
  void theCatalogueIsInventorys() {
    api.stock("MOUSE", 2499, 5);
    api.stock("CABLE", 499, 0);

    assertThat(api.as("C-1").get("/products").objects("products"))
        .containsExactly(
            Map.of("sku", "CABLE", "name", "a CABLE", "price", euros(499), "available", 0L),
            Map.of("sku", "MOUSE", "name", "a MOUSE", "price", euros(2499), "available", 5L));
  }

  /** What five reads leave whose processes end before they give back what they hold. */
  private static Map<String, String> waiting(String customerId) {
    Map<String, String> left = new HashMap<>(Map.of("customerId", "waiting " + customerId));
    for (int i = 0; i < 5; i++) {
      left.put("slot" + i, Api.START.plusSeconds(25).toEpochMilli() + " died-" + i);
    }
    return left;
  }

  private static Map<String, ?> euros(long cents) {
    return Map.of("minorUnits", cents, "currency", "EUR");
  }
}

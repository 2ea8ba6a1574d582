package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import dev.orderflow.api.Call;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestockTest {

  private static final Duration KEPT = StockIntake.KEPT;

  private final Api api = new Api();

  @BeforeEach
  void stock() {
    api.stock("MOUSE", 2499, 0);
    api.stock("CABLE", 999, 0);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aKeyStandsForOneProductAndNumberOfUnits() {
    assertThat(restock("ann", "k", "MOUSE", 10).status()).isEqualTo(200);
    Answer again = restock("ann", "k", "MOUSE", 10);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).containsEntry("available", 10L);
    for (Answer other :
        List.of(restock("ann", "k", "MOUSE", 11), restock("ann", "k", "CABLE", 10))) {
      assertThat(other.status()).isEqualTo(422);
      assertThat(other.problem()).isEqualTo("key-reused");
      assertThat(other.text("title")).contains("Idempotency-Key");
    }
    assertThat(available()).containsEntry("MOUSE", 10L).containsEntry("CABLE", 0L);
  }

  @Test
  void aKeyIsOneOperatorsOwn() {
    restock("ann", "k", "MOUSE", 10);
    assertThat(restock("ben", "k", "MOUSE", 10).status()).isEqualTo(200);
    assertThat(restock("ben", "k", "CABLE", 1).status()).isEqualTo(422);
    assertThat(available()).containsEntry("MOUSE", 20L);
  }

  @Test
  void aKeyHoldsForAWeekAndMayThenBeUsedAgain() {
    restock("ann", "k", "MOUSE", 10);
    for (Duration later : List.of(Duration.ofMinutes(11), Duration.ofHours(24))) {
      api.pass(later);
      assertThat(restock("ann", "k", "MOUSE", 10).json()).containsEntry("available", 10L);
    }
    api.pass(KEPT.minusHours(24).minusMinutes(11).minusSeconds(1));
    assertThat(restock("ann", "k", "MOUSE", 10).json()).containsEntry("available", 10L);
    api.pass(Duration.ofSeconds(1));
    assertThat(restock("ann", "k", "CABLE", 3).json()).containsEntry("available", 3L);
    assertThat(restock("ann", "k", "MOUSE", 10).status()).isEqualTo(422);
  }

  @Test
  void aKeyWithAnUnknownProductStandsForNothing() {
    assertThat(restock("ann", "k", "NONE", 1).status()).isEqualTo(404);
    assertThat(restock("ann", "k", "MOUSE", 1).status()).isEqualTo(200);
  }

  @Test
  void withoutAKeyEachRequestAdds() {
    for (int i = 1; i <= 3; i++) {
      assertThat(restock("ann", null, "MOUSE", 2).json()).containsEntry("available", 2L * i);
    }
  }

  @Test
  void twentyAtOnceAreOne() throws Exception {
    List<Callable<Answer>> clicks = Collections.nCopies(20, () -> restock("ann", "k", "MOUSE", 7));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : threads.invokeAll(clicks)) {
        assertThat(answer.resultNow().status()).isIn(200, 503);
      }
    }
    assertThat(available()).containsEntry("MOUSE", 7L);
  }

  /** However requests are mixed, each operator's key adds what it first came with, once. */
  @Test
  void whateverIsRepeatedIsAddedOncePerKey() {
    long seed = System.nanoTime();
    RandomGenerator random = new Random(seed);
    Map<String, String> first = new HashMap<>();
    Map<String, Long> expected = new HashMap<>(Map.of("MOUSE", 0L, "CABLE", 0L));
    for (int i = 0; i < 200; i++) {
      String operator = random.nextBoolean() ? "ann" : "ben";
      String key = "k " + random.nextInt(6);
      String sku = random.nextBoolean() ? "MOUSE" : "CABLE";
      long units = random.nextInt(1, 4);
      String asked = sku + " " + units;
      String before = first.putIfAbsent(operator + key, asked);
      if (before == null) {
        expected.merge(sku, units, Long::sum);
      }
      assertThat(restock(operator, key, sku, units).status())
          .as("seed %d, %d", seed, i)
          .isEqualTo(before == null || before.equals(asked) ? 200 : 422);
    }
    assertThat(available()).as("seed %d", seed).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "    ", "schl\u00fcssel", "k\u007f", "k\t", "\u4e00"})
  void aKeyThatIsNoneIsRefusedByEveryRequest(String key) {
    assertUnusable(key);
  }

  @Test
  void aKeyOfMoreThan128CharactersIsRefused() {
    assertUnusable("k".repeat(129));
    assertThat(restock("ann", "k".repeat(128), "MOUSE", 1).status()).isEqualTo(200);
  }

  private void assertUnusable(String key) {
    String dead = "/operations/dead-letters/order-processing-dlq";
    api.store("O-1", "ann", Map.of());
    for (Answer answer :
        List.of(
            restock("ann", key, "MOUSE", 1),
            operator("ann").header("idempotency-key", key).postJson(dead + "/redrive", "{}"),
            operator("ann")
                .header("idempotency-key", key)
                .postJson(dead + "/letters/x", "{\"body\":\"{}\"}"),
            api.as("ann").header("idempotency-key", key).post("/orders/O-1/cancel"),
            api.as("ann").header("idempotency-key", key).post("/orders/O-1/return"),
            api.as("ann").submit(key, Map.of()))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.problem()).isEqualTo("idempotency-key");
      assertThat(answer.text("detail"))
          .isEqualTo(
              "Idempotency-Key must have 1 to 128 printable ASCII characters, not only spaces.");
    }
    assertThat(available()).containsEntry("MOUSE", 0L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0", "1e0", "10E-1", "1.000000000000000000000000000000"})
  void anIntegerIsOneHoweverItIsWritten(String written) {
    Answer answer = post("MOUSE", "{\"quantity\":" + written + "}");
    assertThat(answer.json()).containsEntry("available", 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "1.5", "0.0", "1000000000001", "1e13", "1e400000000", "\"1\"", "null"})
  void anyOtherQuantityIsRefused(String written) {
    Answer answer = post("MOUSE", "{\"quantity\":" + written + "}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("parameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET/2",
        "/",
        "a/",
        "/a",
        "A%2F",
        "A%2",
        "50%25 OFF",
        "a#b",
        "a/restock",
        "restock",
        "caf\u00e9",
        "C++ mug",
        "back\\slash"
      })
  void anyStockCodeCanBeRestocked(String sku) {
    api.stock(sku, 100, 0);
    assertThat(post(sku, "{\"quantity\":4}").json()).containsEntry("sku", sku);
    assertThat(available()).containsEntry(sku, 4L);
  }

  @Test
  void aPathThatNamesNoRestockAddsNothing() {
    Set<Integer> statuses = new HashSet<>();
    for (String path : List.of("MOUSE", "MOUSE/restock/", "restock", "MOUSE/restocks")) {
      statuses.add(
          operator("ann").postJson("/operations/products/" + path, "{\"quantity\":1}").status());
    }
    assertThat(statuses).containsExactly(404);
    assertThat(available()).containsEntry("MOUSE", 0L);
  }

  private Answer post(String sku, String json) {
    return operator("ann").postJson("/operations/products/" + sku + "/restock", json);
  }

  private Answer restock(String operator, @Nullable String key, String sku, long units) {
    return operator(operator)
        .header("idempotency-key", key)
        .postJson("/operations/products/" + sku + "/restock", "{\"quantity\":" + units + "}");
  }

  private Call operator(String name) {
    return api.with(Map.of("sub", name, "scope", "orders:operate"));
  }

  private Map<String, Object> available() {
    Map<String, Object> available = new HashMap<>();
    for (Map<String, @Nullable Object> product :
        api.asOperator().get("/operations/products").objects("products")) {
      available.put(String.valueOf(product.get("sku")), product.getOrDefault("available", 0L));
    }
    return available;
  }
}

package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for what is not done is not told that it was. */
class UnknownFieldsTest {

  private static final String LETTERS = "/operations/dead-letters/order-processing-dlq";
  private static final List<String> WHOLE = List.of("/orders/O-1/cancel", "/orders/O-2/return");

  /** Each request that takes a body besides an order, with one that would be done. */
  static final List<Arguments> REQUESTS =
      List.of(
          Arguments.of(WHOLE.getFirst(), Map.of()),
          Arguments.of(WHOLE.getLast(), Map.of()),
          Arguments.of(LETTERS + "/redrive", Map.of("dryRun", true)),
          Arguments.of(LETTERS + "/letters/some", Map.of("body", "{}")),
          Arguments.of(LETTERS + "/letters/some/discard", Map.of("reason", "a copy")),
          Arguments.of("/operations/products/MOUSE/restock", Map.of("quantity", 1L)));

  private static final List<String> NAMES =
      List.of(
          "lines", "items", "amount", "sku", "quantity ", "Quantity", "dryrun", "because", "", "…");

  private static final List<Object> VALUES =
      List.of(true, 1L, "x", List.of(), List.of(Map.of("sku", "A", "quantity", 1L)), Map.of());

  private final Api api = new Api();

  @BeforeEach
  void store() {
    api.stock("MOUSE", 2499, 1);
    api.store("O-1", "C-1", Map.of());
    api.store("O-2", "C-1", Map.of("status", "COMPLETED", "fulfilment", "DELIVERED"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void anyFieldThatIsNotKnownIsNamed(String path, Map<String, Object> known) {
    long seed = System.nanoTime();
    RandomGenerator random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      Map<String, Object> body = new HashMap<>(known);
      String name = name(random);
      body.put(name, VALUES.get(random.nextInt(VALUES.size())));
      Answer answer = caller(path).postJson(path, Json.write(body));
      assertThat(answer.status()).as("seed %d: %s", seed, body).isEqualTo(422);
      assertThat(answer.problem()).isEqualTo("invalid-body");
      assertThat(answer.objects("problems"))
          .as("seed %d: %s", seed, body)
          .containsExactly(
              Map.of("field", name, "rule", "unknown", "message", "is no field of this request"));
    }
    assertNothingIsDone();
  }

  private static String name(RandomGenerator random) {
    if (random.nextBoolean()) {
      return NAMES.get(random.nextInt(NAMES.size()));
    }
    int[] codePoints = random.ints(random.nextInt(1, 20), 0x20, 0xD800).toArray();
    return "-" + new String(codePoints, 0, codePoints.length);
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void whatIsNoObjectIsRejected(String path, Map<String, Object> known) {
    for (Object body : List.of(List.of(), List.of(known), "lines", 1L, true)) {
      Answer answer = caller(path).postJson(path, Json.write(body));
      assertThat(answer.status()).as(String.valueOf(body)).isEqualTo(422);
      assertThat(answer.objects("problems"))
          .containsExactly(Map.of("field", "", "rule", "type", "message", "must be a JSON object"));
    }
    assertThat(caller(path).postJson(path, "null").status()).isEqualTo(422);
    assertThat(caller(path).postJson(path, "{").status()).isEqualTo(400);
    assertNothingIsDone();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void whatIsAskedInTheAddressIsRejectedToo(String path, Map<String, Object> known) {
    Answer answer = caller(path).postJson(path + "?dryRun=true", Json.write(known));
    assertThat(answer.problem()).isEqualTo("parameter");
    assertNothingIsDone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "{}", " { } "})
  void aWholeOrderIsAskedForByNoBodyOrAnEmptyOne(String body) {
    for (String type : List.of("application/json", "application/x-www-form-urlencoded")) {
      for (String path : WHOLE) {
        Answer answer = api.as("C-1").header("content-type", type).postJson(path, body);
        assertThat(answer.status()).as(path + " " + type).isEqualTo(202);
      }
    }
  }

  @Test
  void manyAndLongNamesAreToldWithinBounds() {
    Map<String, Object> body = new HashMap<>();
    Stream.iterate(0, i -> i < 150, i -> i + 1).forEach(i -> body.put("x".repeat(150) + i, i));
    Answer answer = api.as("C-1").postJson(WHOLE.getFirst(), Json.write(body));
    assertThat(answer.objects("problems"))
        .hasSize(100)
        .allSatisfy(it -> assertThat(it).containsEntry("field", "x".repeat(100) + "…"));
  }

  private Call caller(String path) {
    return WHOLE.contains(path) ? api.as("C-1") : api.asOperator();
  }

  private void assertNothingIsDone() {
    assertThat(api.bus.taken()).isEmpty();
    assertThat(api.asOperator().get("/operations/products").body()).contains("\"available\":1,");
  }
}

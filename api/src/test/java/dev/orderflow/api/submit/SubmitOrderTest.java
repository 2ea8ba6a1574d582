package dev.orderflow.api.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import dev.orderflow.api.Bus;
import dev.orderflow.api.Call;
import dev.orderflow.kit.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmitOrderTest {

  private static final Map<String, ?> MOUSE =
      Map.of("customerEmail", "a@example.com", "product", "Wireless Mouse", "quantity", 1);
  private static final Map<String, ?> CABLE =
      Map.of("customerEmail", "a@example.com", "product", "Cable", "quantity", 2);

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void anOrderIsKeptAndPublishedAndThenAcknowledged() {
    Answer answer = api.as("C-1").submit("k-1", MOUSE);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).isEqualTo("/orders/" + answer.text("orderId"));
    assertThat(answer.text("submittedAt")).isEqualTo("2026-01-15T12:00:00.000Z");
    Map<String, @Nullable Object> event = api.bus.details("Order Created").getFirst();
    assertThat(event)
        .containsEntry("orderId", answer.text("orderId"))
        .containsEntry("customerId", "C-1")
        .containsEntry("product", "Wireless Mouse");
    assertThat(api.bus.taken().getFirst().source()).isEqualTo("ecommerce.orders");
    assertThat(api.as("C-1").get(answer.header("location")).text("status")).isEqualTo("RECEIVED");
  }

  @Test
  void theSameKeyAndContentGiveTheSameAnswerEvenWrittenOtherwise() {
    Answer first = api.as("C-1").submit("k-1", MOUSE);
    api.pass(Duration.ofMinutes(5));
    Answer again =
        api.as("C-1")
            .header("idempotency-key", "k-1")
            .submitText(
                " {\"quantity\": 1.0,\n \"product\": \"Wireless Mouse\", \"customerEmail\":"
                    + " \"a@example.com\"}");

    assertThat(again).isEqualTo(first);
    assertThat(orders("C-1")).hasSize(1);
  }

  @Test
  void theSameKeyWithAnotherContentIsRefused() {
    api.as("C-1").submit("k-1", MOUSE);
    Answer other = api.as("C-1").submit("k-1", CABLE);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("key-reused");
    assertThat(api.bus.details("Order Created")).hasSize(1);
  }

  @Test
  void theSameKeyOfAnotherCustomerIsAnotherOrder() {
    Answer one = api.as("C-1").submit("k-1", MOUSE);
    Answer other = api.as("C-2").submit("k-1", CABLE);

    assertThat(other.status()).isEqualTo(202);
    assertThat(other.text("orderId")).isNotEqualTo(one.text("orderId"));
  }

  @Test
  void fiftyAtOnceAreOneOrder() throws Exception {
    List<Callable<Answer>> clicks =
        Collections.nCopies(50, () -> api.as("C-1").submit("k-1", MOUSE));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> answers = threads.invokeAll(clicks);
      assertThat(answers.stream().map(Future::resultNow).distinct()).hasSize(1);
    }
    assertThat(orders("C-1")).hasSize(1);
    // Each may publish it; what is stored is one, since they are the same order.
    assertThat(api.bus.details("Order Created").stream().map(Json::canonical).distinct())
        .hasSize(1);
  }

  @Test
  void aDeathBeforePublishingIsMendedByTheSameRequest() {
    api.bus.dieOnce();
    assertThatExceptionOfType(Bus.Death.class).isThrownBy(() -> api.as("C-1").submit("k-1", MOUSE));
    assertThat(api.bus.taken()).isEmpty();

    Answer again = api.as("C-1").submit("k-1", MOUSE);

    assertThat(again.status()).isEqualTo(202);
    assertThat(api.bus.details("Order Created")).hasSize(1);
    assertThat(orders("C-1")).hasSize(1);
  }

  @Test
  void aBusThatDoesNotAnswerIsA503AndNothingPersonalIsLogged() {
    api.bus.failOnce();
    Answer answer = api.as("C-1").submit("k-1", MOUSE);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("1");
    assertThat(api.context.printed()).contains("request failed").doesNotContain("a@example.com");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Answer answer =
        api.as("C-1")
            .submit(
                "k-1", Map.of("customerEmail", "nobody", "quantity", 20_000, "orderId", "mine"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-order");
    assertThat(
            answer.objects("problems").stream()
                .map(it -> it.get("field") + " " + it.get("rule"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "orderId form", "customerEmail email", "quantity range", "product required");
    assertThat(orders("C-1")).isEmpty();
  }

  @Test
  void unknownFieldsAreKept() {
    api.as("C-1")
        .submitText(
            "{\"customerEmail\":\"a@example.com\",\"product\":\"P\",\"quantity\":1,"
                + "\"gift\":{\"wrap\":true,\"note\":\"\uD83C\uDF81\"}}");

    assertThat(api.bus.details("Order Created").getFirst().get("gift"))
        .isEqualTo(Map.of("wrap", true, "note", "\uD83C\uDF81"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
  void anotherContentTypeIsRefused(String type) {
    Answer answer = api.as("C-1").header("content-type", type).submit("k-1", MOUSE);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "NaN"})
  void whatIsNotJsonIsRefused(String body) {
    Answer answer = api.as("C-1").submitText(body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-json");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    Answer answer = api.as("C-1").submitBytes(new byte[] {'"', (byte) 0xC3, '(', '"'});
    assertThat(answer.problem()).isEqualTo("not-utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "null", "\"text\""})
  void anythingButAnObjectIsNoOrder(String body) {
    assertThat(api.as("C-1").submitText(body).problem()).isEqualTo("invalid-order");
  }

  @Test
  void halfASurrogatePairIsNoText() {
    Answer answer =
        api.as("C-1")
            .submitText(
                "{\"customerEmail\":\"a@example.com\",\"product\":\"\\ud83c\",\"quantity\":1,"
                    + "\"x\":[\"\\udfff\"]}");
    assertThat(answer.objects("problems").stream().map(it -> it.get("field")))
        .containsExactlyInAnyOrder("product", "x");
    // In a name, it is nothing that the parser reads.
    assertThat(api.as("C-1").submitText("{\"\\udfff\":1}").problem()).isEqualTo("malformed-json");
  }

  @Test
  void whatIsTooDeepOrTooLargeIsRefused() {
    String deep = "{\"x\":".repeat(40) + "1" + "}".repeat(40);
    String deeper = "[".repeat(100_000);
    String large = "{\"x\":\"" + "x".repeat(256 * 1024) + "\"}";
    String nearly = "{\"x\":\"" + "x".repeat(254 * 1024) + "\"}";

    assertThat(api.as("C-1").submitText(deep).problem()).isEqualTo("invalid-order");
    assertThat(api.as("C-1").submitText(deeper).problem()).isEqualTo("malformed-json");
    assertThat(api.as("C-1").submitText(large).problem()).isEqualTo("too-large");
    assertThat(api.as("C-1").submitText(nearly).problem()).isEqualTo("too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "a@example.com, a@example.com, true",
    "a@EXAMPLE.com, a@example.COM, true",
    "a@example.com, A@example.com, false",
    "a@example.com, a@example.co, false",
    "a@example.com, b@example.com, false",
    "x@v\u0131ctim.com, x@victim.com, false",
    "x@\u212Aey.com, x@key.com, false",
    "x@stra\u00DFe.de, x@strasse.de, false"
  })
  void anAddressIsVerifiedIfItIsTheTokens(String claimed, String given, boolean verified) {
    for (Object spelt : List.of("true", true)) {
      verified(claimed, spelt, "k " + spelt.getClass(), given);
    }
    verified(claimed, "false", "no", given);
    verified(claimed, "TRUE", "loud", given);
    api.as("C-1").submit("without", order(given));

    assertThat(api.bus.details("Order Created"))
        .extracting(it -> it.get("emailVerified"))
        .containsExactly(verified, verified, false, false, false);
  }

  @Test
  void whoNamesNoAddressIsWrittenToAtTheTokens() {
    Map<String, ?> order = Map.of("product", "Mouse", "quantity", 1);
    assertThat(token("zoe@example.com", "true").submit("k", order).status()).isEqualTo(202);
    assertThat(api.bus.details("Order Created").getFirst())
        .containsEntry("customerEmail", "zoe@example.com")
        .containsEntry("emailVerified", true);

    assertThat(token("zoe@example.com", "false").submit("k-2", order).status()).isEqualTo(422);
    assertThat(token("zoe@example.org", "true").submit("k", order).problem())
        .isEqualTo("key-reused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "null", "\"yes\""})
  void noClientVerifiesItself(String mark) {
    Answer answer =
        api.as("C-1")
            .submitText(
                "{\"customerEmail\":\"v@example.com\",\"product\":\"P\",\"quantity\":1,"
                    + "\"emailVerified\":%s}".formatted(mark));
    assertThat(answer.objects("problems"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .containsEntry("field", "emailVerified")
                    .containsEntry("message", "must not be given"));
  }

  /** The event would be another, and be refused under the id that the first one has. */
  @Test
  void aRepetitionSaysTheSameWhateverHasBecomeOfTheAddress() {
    verified("a@example.com", "false", "k", "a@example.com");
    verified("a@example.com", "true", "k", "a@example.com");

    assertThat(api.bus.details("Order Created").stream().map(Json::canonical).distinct())
        .hasSize(1);
  }

  private void verified(String claimed, Object spelt, String key, String given) {
    assertThat(token(claimed, spelt).submit(key, order(given)).status()).isEqualTo(202);
  }

  private Call token(String email, Object verified) {
    return api.with(
        Map.of("sub", "C-1", "scope", "orders:write", "email", email, "email_verified", verified));
  }

  private static Map<String, ?> order(String email) {
    return Map.of("customerEmail", email, "product", "Mouse", "quantity", 1);
  }

  @Test
  void theKeyIsRequiredAndBounded() {
    assertThat(keyProblem(null)).isEqualTo("idempotency-key");
    assertThat(keyProblem(" ")).isEqualTo("idempotency-key");
    assertThat(keyProblem("x".repeat(129))).isEqualTo("idempotency-key");
    assertThat(keyProblem("k\u00e9y")).isEqualTo("idempotency-key");
    assertThat(api.as("C-1").submit("x".repeat(128), MOUSE).status()).isEqualTo(202);
  }

  @Test
  void aTokenWithoutACustomerIsRefused() {
    assertThat(api.with(Map.of("scope", "orders:write")).submit("k-1", MOUSE).status())
        .isEqualTo(403);
    assertThat(api.as("x".repeat(65)).submit("k-1", MOUSE).problem()).isEqualTo("no-customer");
  }

  @Test
  void aCustomersRateIsLimitedAndComesBack() {
    api.withOrdersPerMinute(3);
    assertThat(statuses(4)).containsExactly(202, 202, 202, 429);
    assertThat(api.as("C-2").submit("k-1", MOUSE).status()).isEqualTo(202);

    Answer refused = api.as("C-1").submit("later", MOUSE);
    assertThat(refused.header("retry-after")).isEqualTo("20");
    api.pass(Duration.ofSeconds(20));
    assertThat(statuses(2)).containsExactly(202, 429);
    api.pass(Duration.ofMinutes(10));
    assertThat(statuses(4)).containsExactly(202, 202, 202, 429);
  }

  @Test
  void primingChangesNothing() {
    new SubmitOrder(api).prime();
    assertThat(api.bus.taken()).isEmpty();
    assertThat(orders("priming")).isEmpty();
  }

  private List<Integer> statuses(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> api.as("C-1").submit("n-" + i, MOUSE).status())
        .toList();
  }

  private @Nullable String keyProblem(@Nullable String key) {
    return api.as("C-1")
        .header("content-type", "application/json")
        .header("idempotency-key", key)
        .post("/orders")
        .problem();
  }

  private List<Map<String, @Nullable Object>> orders(String customerId) {
    return api.as(customerId).get("/orders").objects("orders");
  }
}

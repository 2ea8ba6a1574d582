package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Dead letters of real functions: why they are, sent back by two at once, and discarded. */
class DeadLettersJourneyTest extends Journey {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Operator operator;

  DeadLettersJourneyTest() throws IOException, InterruptedException {
    super(Settings.inMemory(OperationsJourneyTest.ALL_TEMPLATES));
    this.operator = new Operator(ApiClient.of(http, cloud.api(), "staff", "orders:operate"));
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  /** As two people press the button at once: what fails again is none of either's. */
  @Test
  void redrivesAtOnceSendEachLetterOnce() throws Exception {
    int letters = 12;
    for (int i = 0; i < letters; i++) {
      send("stock-dlq", "poison-" + i);
    }
    AwsClients.awaitTrue("letters", () -> aws.depth("stock-dlq") == letters);
    List<Map<String, @Nullable Object>> first = List.of();
    List<Map<String, @Nullable Object>> second = List.of();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      var other = threads.submit(() -> operator.redrive("stock-dlq", null, false));
      first = operator.redrive("stock-dlq", null, false);
      second = other.get();
    }
    AwsClients.awaitTrue("all failed again", () -> aws.depth("stock-dlq") == letters);
    List<Map<String, @Nullable Object>> again = operator.letters("stock-dlq");
    assertThat(again).extracting("body").hasSize(letters).doesNotHaveDuplicates();
    assertThat(again)
        .allSatisfy(
            it ->
                assertThat(it)
                    .containsEntry("attempts", 1L)
                    .containsKey("redriveId")
                    .hasEntrySatisfying("reason", why -> assertThat(why).asString().isNotBlank()));
    assertThat(first.size() + second.size()).isBetween(letters, 2 * letters);
  }

  @Test
  void aRunGoesOnWhereItWasAndTakesNothingThatCameSince() throws Exception {
    send("mail-dlq", "poison before");
    AwsClients.awaitTrue("a letter", () -> aws.depth("mail-dlq") == 1);
    Map<String, @Nullable Object> begun = operator.run("mail-dlq", Map.of());
    assertThat(begun).containsEntry("done", true);
    AwsClients.awaitTrue("failed again", () -> aws.depth("mail-dlq") == 1);
    Map<String, @Nullable Object> next = operator.run("mail-dlq", Map.of("run", begun.get("run")));
    assertThat(next)
        .containsEntry("redriven", List.of())
        .containsEntry("redriveId", begun.get("redriveId"))
        .containsEntry("run", begun.get("run"));
    assertThat(operator.letters("mail-dlq"))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("redriveId", begun.get("redriveId")));

    String stale = "00000000-0000-0000-0000-000000000000.";
    for (Object wrong : List.of("x", 7L, stale + "1", stale + "999999999999999", stale)) {
      assertThat(operator.redriveAnswer("mail-dlq", Map.of("run", wrong)).statusCode())
          .as("%s", wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void aDiscardedLetterIsGoneAndOnRecord() throws Exception {
    String body = "{\"orderId\":\"GONE-1\",\"paymentToken\":\"tok_secret\"}";
    send("shipment-dlq", body);
    send("shipment-dlq", "another");
    Map<String, @Nullable Object> letter = operator.awaitLetter("shipment-dlq", "GONE-1");
    String id = JsonObjects.text(letter, "messageId");
    for (String wrong :
        List.of(
            "{}",
            "{\"reason\":7}",
            "{\"reason\":\"  \"}",
            "{\"reason\":\"two\\nlines\"}",
            "{\"reason\":\"a\u202eb\"}",
            "{\"reason\":\"" + "x".repeat(201) + "\"}")) {
      HttpResponse<String> answer = operator.discard("shipment-dlq", id, wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("reason must");
    }
    assertThat(operator.discard("shipment-dlq", id, "{\"reason\":\"a\",\"by\":\"b\"}").statusCode())
        .isEqualTo(422);
    assertThat(operator.discard("shipment-dlq", "nobodys", "{\"reason\":\"a\"}").statusCode())
        .isEqualTo(404);

    String reason = "👍".repeat(200);
    HttpResponse<String> answer =
        operator.discard("shipment-dlq", id, Json.write(Map.of("reason", reason)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(operator.letters("shipment-dlq")).extracting("body").containsExactly("another");
    assertThat(operator.discard("shipment-dlq", id, "{\"reason\":\"a\"}").statusCode())
        .isEqualTo(404);
    assertThat(
            Operator.objects(
                operator.json("/operations/dead-letters/shipment-dlq/discarded"), "letters"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .containsEntry("messageId", id)
                    .containsEntry("discardedBy", "staff")
                    .containsEntry("discardedBecause", reason)
                    .containsEntry("body", body.replace("tok_secret", "***"))
                    .containsKeys("discardedAt", "cause", "sentAt")
                    .doesNotContainKeys("expiresAt", "discardId"));
  }

  @Test
  void whatIsDiscardedOnTheCommandLineIsOnTheSameRecord() throws Exception {
    send("payment-rule-dlq", "a test of the partner's");
    String id = JsonObjects.text(operator.awaitLetter("payment-rule-dlq", "partner"), "messageId");
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("--reason", " "),
            List.of("--reason", "a", "--by", "x".repeat(201)),
            List.of("--reason", "x".repeat(201)))) {
      List<String> args = new ArrayList<>(List.of("dlq", "discard", "payment-rule-dlq", id));
      args.addAll(wrong);
      CommandRun run = run(args.toArray(String[]::new));
      assertThat(run.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1);
    }
    assertThat(run("dlq", "discard", "payment-rule-dlq", "nobodys", "--reason", "a").exitCode())
        .isEqualTo(1);
    CommandRun run =
        run("dlq", "discard", "payment-rule-dlq", id, "--reason", "a copy", "--by", "ann");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("discarded " + id + " of payment-rule-dlq\n");
    assertThat(run("dlq", "show", "payment-rule-dlq").out()).startsWith("no letters");
    assertThat(run("dlq", "discarded", "payment-rule-dlq").out())
        .contains("BECAUSE", "ann", "a copy", id);
    assertThat(
            Operator.objects(
                operator.json("/operations/dead-letters/payment-rule-dlq/discarded"), "letters"))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("discardedBy", "ann"));
    assertThat(run("dlq", "discarded", "mail-rule-dlq").out()).isEqualTo("none\n");
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }

  private void send(String queue, String body) {
    aws.sqs.sendMessage(m -> m.queueUrl(aws.queueUrl(queue)).messageBody(body));
  }
}

package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The commands that talk to a system, against a system. */
class CommandLineJourneyTest {

  private static final Path DIRT =
      Path.of("../cli/src/test/resources/dev/orderflow/cli/importing/retail-dirt.csv");

  /** The public file is not ours to keep: it lies beside the project where it is there at all. */
  private static final Path PUBLIC_FILE =
      Path.of(System.getProperty("orderflow.retail", "../../shared/data/online-retail-sample.csv"));

  private final LocalCloud cloud = LocalCloud.boot(Settings.inMemory(SpineJourneyTest.TEMPLATES));
  private final AwsClients aws = new AwsClients(cloud.endpoint());

  @TempDir private Path directory = Path.of(".");

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void whatIsSentIsFoundAgain() {
    String lines =
        IntStream.range(0, 35)
                .mapToObj(i -> smallOrder("ORD-" + i))
                .collect(Collectors.joining("\n"))
            + "\n{\"orderId\":\"BAD-1\",\"customerEmail\":\"nobody\",\"quantity\":0}"
            + "\n{\"customerEmail\":\"nobody\"}\nno order\n";
    CommandRun sent = run(lines, "send", "-", "--json");
    assertThat(sent.exitCode()).isEqualTo(1);
    assertThat(sent.number("published")).isEqualTo(37);
    assertThat(sent.err()).startsWith("line 38: NotJson");

    aws.awaitStatus("BAD-1", "REJECTED");
    AwsClients.awaitTrue("35 orders", () -> ids("orders", "PROCESSED").size() == 35);
    AwsClients.awaitTrue(
        "2 rejections", () -> run("", "rejections", "--json").list("rejections").size() == 2);

    CommandRun order = run("", "order", "ORD-7");
    assertThat(order.exitCode()).isZero();
    assertThat(order.out())
        .containsSubsequence(
            "ORD-7  PROCESSED",
            "Wireless Mouse",
            "published",
            "validated",
            "queued",
            "received",
            "processed",
            "whole way")
        .doesNotContain("not recorded");
    assertThat(run("", "order", "BAD-1").out())
        .contains("REJECTED (INVALID_ORDER)", "customerEmail", "product");
    assertThat(run("", "order", "ORD-99").exitCode()).isEqualTo(1);
  }

  @Test
  void anImportedFileIsAccountedForToTheLastInvoice() throws IOException {
    accountFor(DIRT);
  }

  @Test
  void soIsThePublicFile() throws IOException {
    assumeThat(PUBLIC_FILE).isRegularFile();
    accountFor(PUBLIC_FILE);
  }

  /** Every invoice read is an order, or refused as foretold, or left out by name. */
  private void accountFor(Path file) throws IOException {
    Path events = directory.resolve("orders.ndjson");
    CommandRun imported = run("", "import", file.toString(), "--out", events.toString(), "--json");
    long orders = imported.number("invoices", "orders");
    assertThat(imported.number("invoices", "read"))
        .isEqualTo(orders + imported.list("invoices", "leftOutNumbers").size());
    assertThat(imported.number("lines", "read"))
        .isEqualTo(
            imported.number("lines", "inOrders")
                + imported.number("lines", "merged")
                + imported.number("lines", "leftOut"));

    CommandRun sent = run("", "send", events.toString(), "--json");
    assertThat(sent.exitCode()).as(sent.err()).isZero();
    assertThat(sent.number("published")).isEqualTo(orders).isEqualTo(Files.lines(events).count());

    Set<String> foretold = new HashSet<>();
    for (Object reason : imported.list("willBeRejected")) {
      if (reason instanceof Map<?, ?> named && named.get("orderIds") instanceof List<?> ids) {
        ids.forEach(id -> foretold.add(id.toString()));
      }
    }
    AwsClients.awaitTrue(
        "all orders",
        () -> ids("orders", "PROCESSED").size() + ids("orders", "REJECTED").size() == orders);
    assertThat(ids("orders", "REJECTED")).isEqualTo(foretold);
  }

  @Test
  void aDeadLetterOfEachKindComesBackAndIsProcessed() {
    String target =
        aws.bus.listTargetsByRule(r -> r.rule("order-created-rule")).targets().getFirst().arn();
    letter(
        "order-processing-dlq", event("LATE-1"), Map.of("validatedAt", "2026-01-01T00:00:00.000Z"));
    letter(
        "order-created-rule-dlq",
        event("LATE-2"),
        Map.of("TARGET_ARN", target, "ERROR_CODE", "NO_PERMISSIONS", "ERROR_MESSAGE", "no"));
    letter(
        "validate-order-dlq",
        """
        {"version":"1.0","requestContext":{"functionArn":"%s","condition":"RetriesExhausted"},
         "requestPayload":%s}
        """
            .formatted(target, event("LATE-3")),
        Map.of());

    CommandRun list = run("", "dlq", "list", "--json");
    assertThat(list.list("queues"))
        .extracting(q -> ((Map<?, ?>) q).get("queue") + " " + ((Map<?, ?>) q).get("letters"))
        .contains("order-processing-dlq 1", "order-created-rule-dlq 1", "validate-order-dlq 1");

    redrive("order-processing-dlq", "LATE-1", "queue order-processing-queue");
    redrive("order-created-rule-dlq", "LATE-2", "function validate-order");
    redrive("validate-order-dlq", "LATE-3", "function validate-order");
  }

  @Test
  void aPoisonMessageIsShownWithItsCause() {
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl("order-processing-queue")).messageBody("not an event"));
    AwsClients.awaitTrue("dead letter", () -> aws.depth("order-processing-dlq") == 1);
    assertThat(run("", "dlq", "show", "order-processing-dlq").out())
        .contains("failed at the first attempt: JsonException: not valid JSON", "not an event");
    assertThat(aws.depth("order-processing-dlq")).isEqualTo(1);
  }

  private void redrive(String queue, String orderId, String to) {
    assertThat(run("", "dlq", "show", queue).out()).contains(orderId);
    assertThat(run("", "dlq", "redrive", queue, "--dry-run").out())
        .startsWith("would move 1 letter from " + queue + " to " + to);
    assertThat(aws.status(orderId)).isEmpty();
    CommandRun redrive = run("", "dlq", "redrive", queue);
    assertThat(redrive.exitCode()).as(redrive.out() + redrive.err()).isZero();
    aws.awaitStatus(orderId, "PROCESSED");
    assertThat(aws.depth(queue)).isZero();
  }

  private void letter(String queue, String body, Map<String, String> attributes) {
    Map<String, MessageAttributeValue> values =
        attributes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e ->
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(e.getValue())
                            .build()));
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl(queue)).messageBody(body).messageAttributes(values));
  }

  /** Of all pages. */
  private Set<String> ids(String command, String status) {
    Set<String> ids = new HashSet<>();
    String cursor = "";
    do {
      CommandRun page =
          cursor.isEmpty()
              ? run("", command, "--status", status, "--limit", "500", "--json")
              : run(
                  "", command, "--status", status, "--limit", "500", "--json", "--cursor", cursor);
      page.list("orders").forEach(o -> ids.add(String.valueOf(((Map<?, ?>) o).get("orderId"))));
      cursor = page.json("cursor") instanceof String next ? next : "";
    } while (!cursor.isEmpty());
    return ids;
  }

  private CommandRun run(String stdin, String... args) {
    return CommandRun.of(cloud.endpoint().toString(), stdin, args);
  }

  private static String smallOrder(String orderId) {
    return "{\"orderId\":\"%s\",\"customerEmail\":\"customer@example.com\",\"product\":\"Wireless Mouse\",\"quantity\":1}"
        .formatted(orderId);
  }

  private static String event(String orderId) {
    return """
    {"version":"0","id":"event-%s","detail-type":"Order Created","source":"ecommerce.orders",
     "account":"000000000000","time":"%s","region":"us-east-1","resources":[],"detail":%s}\
    """
        .formatted(orderId, Instant.parse("2026-01-01T00:00:00Z"), smallOrder(orderId));
  }
}

package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** A producer's text, whatever is in it, makes no second record and commands no terminal. */
class HostileTextJourneyTest extends Journey {

  private static final String FORGED = "\r\n10000000-0000-4000-8000-000000000009 ORD-FORGED";

  private final long seed = System.nanoTime();
  private final String text = "T" + text(new Random(seed)) + FORGED;

  @BeforeAll
  void spread() {
    List<String> orders =
        List.of(
            Json.write(order("ORD-HOSTILE", text)),
            Json.write(order(text, "Mouse")),
            Json.write(Map.of(text, text, "orderId", "ORD-HOSTILE-2")));
    orders.forEach(aws::publish);
    aws.awaitStatus("ORD-HOSTILE-2", "REJECTED");
    String queue = aws.queueUrl("order-processing-queue");
    aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody(text.replaceAll("[^\\r\\n!-~]", "")));
    AwsClients.awaitTrue("it is dead", () -> aws.depth("order-processing-dlq") == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "order ORD-HOSTILE",
        "order ORD-HOSTILE-2",
        "rejections",
        "dlq",
        "dlq show order-processing-dlq",
        "alarms",
        "audit --wait 0",
        "mail",
        "products",
        "payments",
        "env",
      })
  void everyCommandPrintsWhatShows(String command) {
    for (String form : List.of("", " --json")) {
      assertVisible(
          CommandRun.of(cloud.endpoint().toString(), "", (command + form).split(" ")), command);
    }
  }

  @Test
  void whatIsTypedOrSentComesBackVisible() {
    String endpoint = cloud.endpoint().toString();
    String line = Json.write(Map.of("orderId", text)) + "\n" + text.replaceAll("[\\r\\n]", "");
    assertVisible(CommandRun.of(endpoint, line, "send", "-"), "send");
    assertVisible(CommandRun.of(endpoint, line, "send", "-", "--json"), "send --json");
    assertVisible(CommandRun.of(endpoint, "", "order", text), "order");
    assertVisible(CommandRun.of(endpoint, "", text, "--" + text), "usage");
    assertVisible(CommandRun.of(endpoint, "", "dlq", "show", text), "dlq show");
    assertVisible(CommandRun.of(endpoint, "", "import", text), "import");
  }

  @Test
  void eachEventIsOneLineOfTheBussOwnRecord() {
    PutEventsResponse last = aws.publish(Json.write(order("ORD-LAST", "Mouse")));
    String id = last.entries().getFirst().eventId();
    AwsClients.awaitTrue("recorded", () -> !accepted(id).isEmpty());
    List<String> records = accepted("");
    assertThat(records.stream().flatMap(String::lines)).as("seed %d", seed).hasSameSizeAs(records);
    assertThat(records)
        .as("seed %d", seed)
        .allMatch(it -> it.codePoints().allMatch(VisibleText::isVisible));
    assertThat(accepted("10000000-0000-4000-8000-000000000009"))
        .as("seed %d", seed)
        .noneMatch(it -> it.startsWith("10000000"));
  }

  private List<String> accepted(String filter) {
    return aws.linesOf("/aws/events/orders-accepted", "").stream()
        .filter(it -> it.contains(filter))
        .toList();
  }

  private void assertVisible(CommandRun run, String command) {
    for (String output : List.of(run.out(), run.err())) {
      assertThat(output.codePoints().filter(c -> c != '\n' && !VisibleText.isVisible(c)))
          .as("%s, seed %d: %s", command, seed, output)
          .allMatch(c -> c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F));
      assertThat(output.lines())
          .as("%s, seed %d", command, seed)
          .noneMatch(it -> it.strip().startsWith("10000000-0000-4000-8000-000000000009"));
    }
  }

  private static Map<String, Object> order(String orderId, String product) {
    return Map.of(
        "orderId", orderId, "customerEmail", "a@example.com", "product", product, "quantity", 1L);
  }

  /** Of all that must not be printed as it is, some. */
  private static String text(Random random) {
    return IntStream.range(0, 60)
        .mapToObj(i -> Character.toString(random.nextInt(0x21, i % 2 == 0 ? 0x2100 : 0xD800)))
        .filter(it -> !VisibleText.isVisible(it.codePointAt(0)) || it.charAt(0) < 0x7F)
        .collect(
            Collectors.joining(
                "",
                "\u001b]0;x\u0007\u009b2J\u007f\u0085\u202e\u2028\u061c\u00ad\u3164",
                "\udb40\udc41"));
  }
}

package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an order with the AWS command line, where it is installed. */
class AwsCliJourneyTest extends Journey {

  @BeforeAll
  static void installed() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws"))),
        "the AWS command line is not installed");
  }

  /** As the producer that the map quotes does it. */
  @Test
  void anOrderIsPublishedAndReadBack() throws IOException {
    Map<?, ?> published =
        aws(
            "events",
            "put-events",
            "--entries",
            """
            [{"Source":"ecommerce.orders","DetailType":"Order Created",
              "Detail":"{\\"orderId\\":\\"ORD-1001\\",\\"customerEmail\\":\\"customer@example.com\\",\
            \\"product\\":\\"Wireless Mouse\\",\\"quantity\\":1}"}]""");
    assertThat((Object) published.get("FailedEntryCount")).isEqualTo(0L);
    aws.awaitStatus("ORD-1001", "PROCESSED");
    Map<?, ?> item =
        (Map<?, ?>)
            aws(
                    "dynamodb",
                    "get-item",
                    "--table-name",
                    "Orders",
                    "--key",
                    "{\"orderId\":{\"S\":\"ORD-1001\"}}")
                .get("Item");
    assertThat((Object) item.get("product")).isEqualTo(Map.of("S", "Wireless Mouse"));
    assertThat((Object) item.get("status")).isEqualTo(Map.of("S", "PROCESSED"));
    assertThat(
            (List<?>)
                aws(
                        "logs",
                        "filter-log-events",
                        "--log-group-name",
                        "/aws/lambda/process-order",
                        "--filter-pattern",
                        "OrdersProcessed")
                    .get("events"))
        .isNotEmpty();
  }

  @Test
  void theHouseIsLookedAt() throws IOException {
    assertThat((Object) aws("sts", "get-caller-identity").get("Account")).isEqualTo("000000000000");
    assertThat((List<?>) aws("sqs", "list-queues").get("QueueUrls")).hasSize(8);
    assertThat((List<?>) aws("lambda", "list-functions").get("Functions"))
        .extracting(function -> String.valueOf(((Map<?, ?>) function).get("FunctionName")))
        .containsExactlyInAnyOrder(
            "validate-order", "process-order", "track-order", "publish-order-events");
    Map<?, ?> rule = aws("events", "describe-rule", "--name", "order-created-rule");
    assertThat(String.valueOf(rule.get("EventPattern"))).contains("ecommerce.orders");
  }

  @Test
  void aFunctionIsInvoked(@TempDir Path folder) throws IOException {
    Path event = Files.writeString(folder.resolve("event.json"), "{\"Records\":[]}");
    Path answer = folder.resolve("answer.json");
    Map<?, ?> called =
        aws(
            "lambda",
            "invoke",
            "--function-name",
            "process-order",
            "--payload",
            "fileb://" + event,
            answer.toString());
    assertThat((Object) called.get("StatusCode")).isEqualTo(200L);
    assertThat(Json.parse(Files.readString(answer)))
        .isEqualTo(Map.of("batchItemFailures", List.of()));
  }

  private Map<?, ?> aws(String... arguments) throws IOException {
    // Version 1 ignores AWS_ENDPOINT_URL for SQS alone.
    List<String> command =
        new ArrayList<>(
            List.of("aws", "--output", "json", "--endpoint-url", cloud.endpoint().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_PAGER", "",
                "PYTHONUTF8", "1"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.onExit().join().exitValue()).as(output).isZero();
    return (Map<?, ?>) Json.parse(output);
  }
}

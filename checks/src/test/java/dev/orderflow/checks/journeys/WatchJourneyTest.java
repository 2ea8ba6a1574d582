package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.Orderflow;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** {@code orderflow watch} over the whole system, with an empty catalogue. */
class WatchJourneyTest extends Journey {

  WatchJourneyTest() {
    super(Settings.inMemory(new ProjectLayout(Tree.root()).templates()));
  }

  @Test
  void anOrderIsFollowedToItsEnd() throws Exception {
    Watching watching = new Watching("watch", "FOLLOWED", "--json");
    watching.await("Not There Yet");

    aws.publish(Orders.small("OTHER"), Orders.small("FOLLOWED"));

    assertThat(watching.exitCode()).as(watching.err.toString()).isZero();
    assertThat(watching.types()).startsWith("Not There Yet").endsWith("At Its End");
    assertThat(watching.types()).contains("Order Processed", "Order Cancelled");
    assertThat(watching.messages()).allMatch(it -> "FOLLOWED".equals(it.get("orderId")));
    assertThat(watching.messages().getLast())
        .containsEntry("status", "CANCELLED")
        .containsEntry("reason", "UNKNOWN_PRODUCT");

    Watching again = new Watching("watch", "FOLLOWED");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out.toString(StandardCharsets.UTF_8))
        .containsPattern("TIME +ORDER +NEWS +STATUS +PAYMENT +FULFILMENT +DETAIL")
        .containsPattern("Z +FOLLOWED +At Its End +CANCELLED +NONE +\\S+ +UNKNOWN_PRODUCT");
  }

  @Test
  void aCustomersNewsAreShownAcrossABrokenConnectionUntilCtrlC() throws Exception {
    Watching watching = new Watching("watch", "--sub", "C-watch", "--json");
    AwsClients.awaitTrue("it looks", () -> connectionIds().size() == 1);
    publish("BEFORE");
    watching.await("Order Cancelled");

    String first = connectionIds().getFirst();
    management().deleteConnection(r -> r.connectionId(first));
    AwsClients.awaitTrue(
        "it looks again",
        () -> connectionIds().size() == 1 && !connectionIds().getFirst().equals(first));
    publish("AFTER");
    AwsClients.awaitTrue(
        "news of AFTER",
        () -> watching.messages().stream().anyMatch(it -> "AFTER".equals(it.get("orderId"))));
    watching.stop.run();

    assertThat(watching.exitCode()).isZero();
    assertThat(watching.err.toString(StandardCharsets.UTF_8))
        .contains("the connection ended: it was closed (1000); trying again");
    AwsClients.awaitTrue("it said goodbye", () -> connectionIds().isEmpty());
  }

  private void publish(String orderId) {
    String mine = Orders.small(orderId).replace("{", "{\"customerId\":\"C-watch\",");
    aws.publish(mine, Orders.small("NOT-MINE-" + orderId));
  }

  private List<String> connectionIds() {
    return aws.items("Connections").stream()
        .filter(it -> it.containsKey("audience"))
        .filter(it -> it.get("audience").s().equals("customer C-watch"))
        .map(it -> it.get("connectionId").s())
        .toList();
  }

  private ApiGatewayManagementApiClient management() {
    return new AwsClients(URI.create(cloud.endpoint() + "/live"))
        .client(ApiGatewayManagementApiClient.builder());
  }

  /** A command line that runs beside the test. */
  private final class Watching {

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    volatile Runnable stop = () -> {};
    private final CompletableFuture<Integer> ended;

    Watching(String... args) {
      Shell shell =
          new Shell(
              Map.of("AWS_ENDPOINT_URL", cloud.endpoint().toString(), "NO_COLOR", "1"),
              InputStream.nullInputStream(),
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false,
              false,
              pressed -> {
                stop = pressed;
                return () -> {};
              });
      List<String> all = new ArrayList<>(List.of(args));
      all.addAll(List.of("--api-url", cloud.api().toString()));
      ended =
          CompletableFuture.supplyAsync(
              () -> Orderflow.run(shell, all.toArray(String[]::new)), r -> new Thread(r).start());
    }

    int exitCode() throws Exception {
      return ended.get(2, TimeUnit.MINUTES);
    }

    List<Map<String, @Nullable Object>> messages() {
      List<Map<String, @Nullable Object>> messages = new ArrayList<>();
      String text = out.toString(StandardCharsets.UTF_8);
      text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .forEach(line -> messages.add(JsonObjects.object("line", Json.parse(line))));
      return messages;
    }

    List<Object> types() {
      return messages().stream().<Object>map(it -> JsonObjects.text(it, "type")).toList();
    }

    void await(String type) {
      AwsClients.awaitTrue(
          type,
          () -> {
            assertThat(ended).as(err.toString(StandardCharsets.UTF_8)).isNotDone();
            return types().contains(type);
          });
    }
  }
}

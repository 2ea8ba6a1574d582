package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Real invoices, priced, reserved, paid, shipped and delivered by the whole system. */
class RetailJourneyTest extends Journey {

  private static final Path DIRT =
      Path.of("../cli/src/test/resources/dev/orderflow/cli/importing/retail-dirt.csv");

  /** The public file is not ours to keep: it lies beside the project where it is there at all. */
  private static final Path PUBLIC_FILE =
      Path.of(System.getProperty("orderflow.retail", "../../shared/data/online-retail-sample.csv"));

  @TempDir private Path directory = Path.of(".");

  RetailJourneyTest() {
    super(Settings.inMemory(everyTemplate()));
  }

  @Test
  void everyInvoiceThatIsAnOrderIsDelivered() throws IOException {
    sell(DIRT);
  }

  @Test
  void soIsThePublicFile() throws IOException {
    assumeThat(PUBLIC_FILE).isRegularFile();
    sell(PUBLIC_FILE);
  }

  /** The catalogue has exactly what the invoices need: in the end the shelves are empty. */
  private void sell(Path invoices) throws IOException {
    aws.items("Products").forEach(this::remove);
    Path products = directory.resolve("products.ndjson");
    Path orders = directory.resolve("orders.ndjson");
    run("import", invoices.toString(), "--products", "--out", products.toString());
    CommandRun imported = run("import", invoices.toString(), "--out", orders.toString(), "--json");
    assertThat(run("products", "load", products.toString()).exitCode()).isZero();
    assertThat(run("send", orders.toString()).exitCode()).isZero();

    Set<String> sold = ids(orders);
    sold.removeAll(willBeRejected(imported));
    assertThat(sold).isNotEmpty();
    AwsClients.awaitTrue("delivered", () -> aws.orderIds("COMPLETED").containsAll(sold));
    assertThat(aws.items("Products"))
        .hasSameSizeAs(Files.readAllLines(products))
        .allSatisfy(
            product -> {
              assertThat(product.get("shipped")).isEqualTo(product.get("received"));
              assertThat(product.get("available").n()).isEqualTo("0");
              assertThat(product.get("reserved").n()).isEqualTo("0");
            });
  }

  private void remove(Map<String, AttributeValue> product) {
    Map<String, AttributeValue> key = Map.of("sku", product.get("sku"));
    aws.dynamoDb.deleteItem(r -> r.tableName("Products").key(key));
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }

  private static Set<String> ids(Path orders) throws IOException {
    return Files.readAllLines(orders).stream()
        .map(line -> (Map<?, ?>) Json.parse(line))
        .map(order -> String.valueOf(order.get("orderId")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> willBeRejected(CommandRun imported) {
    Set<String> ids = new HashSet<>();
    for (Object reason : imported.list("willBeRejected")) {
      if (reason instanceof Map<?, ?> named && named.get("orderIds") instanceof List<?> all) {
        all.forEach(id -> ids.add(id.toString()));
      }
    }
    return ids;
  }

  static List<Path> everyTemplate() {
    return new ProjectLayout(Tree.root()).templates();
  }
}

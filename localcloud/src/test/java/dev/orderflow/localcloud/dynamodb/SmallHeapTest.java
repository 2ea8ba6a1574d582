package dev.orderflow.localcloud.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** A table that is larger than the heap is read whole, by many at once, in a process of its own. */
class SmallHeapTest {

  private static final int ORDERS = 500;
  private static final int BYTES = 390_000;

  @Test
  void manyReadsOfLargeItemsEndNoProcess() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx160m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName())
            .inheritIO()
            .start();
    try {
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Exits with 0 if everything was found. */
  public static void main(String[] arguments) throws Exception {
    try (TableEngine engine = TableEngine.inMemory();
        Endpoint endpoint = Endpoint.bind(0)) {
      engine.ensureTable(Tables.ORDERS);
      for (int i = 0; i < ORDERS; i++) {
        engine.client().putItem(Tables.order("ORD-" + i, "x".repeat(BYTES)));
      }
      TableService service = new TableService(engine.client(), engine.streamsClient());
      endpoint.serve(new Router(Map.of(AwsService.DYNAMODB, service)), new Callers());
      System.exit(readByAll(engine.client(), endpoint.url()) ? 0 : 1);
    }
  }

  private static boolean readByAll(DynamoDbClient inProcess, URI endpoint) throws Exception {
    List<Future<Boolean>> reads = new ArrayList<>();
    try (DynamoDbClient http = client(endpoint);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        reads.add(threads.submit(() -> scans(inProcess)));
        reads.add(threads.submit(() -> scans(http)));
        reads.add(threads.submit(() -> gets(inProcess)));
        reads.add(threads.submit(() -> gets(http)));
      }
      for (Future<Boolean> read : reads) {
        if (!read.get()) {
          return false;
        }
      }
      return true;
    }
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret")))
        .build();
  }

  private static boolean scans(DynamoDbClient client) {
    return client.scanPaginator(r -> r.tableName("Orders")).items().stream().count() == ORDERS;
  }

  private static boolean gets(DynamoDbClient client) {
    Map<String, KeysAndAttributes> left = Map.of("Orders", keys());
    int found = 0;
    while (!left.isEmpty()) {
      Map<String, KeysAndAttributes> asked = left;
      var answer = client.batchGetItem(r -> r.requestItems(asked));
      found += requireNonNull(answer.responses().get("Orders")).size();
      left = answer.unprocessedKeys();
    }
    return found == 100;
  }

  private static KeysAndAttributes keys() {
    return KeysAndAttributes.builder()
        .keys(
            IntStream.range(0, 100)
                .mapToObj(i -> Map.of("orderId", AttributeValue.fromS("ORD-" + i)))
                .toList())
        .build();
  }
}

package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.fidelity.functions.Witness;
import dev.orderflow.checks.journeys.AwsClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A change that was stored reaches its function, whenever the process is killed. */
@DisabledOnOs(OS.WINDOWS)
class KilledStreamTest {

  private static final int CHANGES = 300;

  private static final String RESOURCES =
      Puppets.queue("seen", "VisibilityTimeout: 600")
          + Puppets.table("Kept")
          + Puppets.fedBy(
              "Kept",
              "witness",
              Witness.class,
              "BatchSize: 5\n",
              "{SEEN_URL: !Ref seen, BLIND: \"%s\"}");

  @TempDir Path folder;
  private final Set<String> seen = new HashSet<>();

  @Test
  void everyStoredChangeIsDeliveredThoughTheProcessIsKilledTwice() throws IOException {
    try (PuppetCloud cloud = start("no")) {
      IntStream.range(0, CHANGES).forEach(i -> put(cloud.aws(), i));
      // and so it is killed while some of them are on their way
    }
    try (PuppetCloud cloud = start("yes")) {
      IntStream.range(CHANGES, 2 * CHANGES).forEach(i -> put(cloud.aws(), i));
      assertThat(takeSeen(cloud.aws())).isLessThanOrEqualTo(CHANGES);
    }
    try (PuppetCloud cloud = start("no")) {
      AwsClients.awaitTrue("all are seen", () -> takeSeen(cloud.aws()) == 2 * CHANGES);
    }
  }

  private PuppetCloud start(String blind) throws IOException {
    Path template = Puppets.write(folder, RESOURCES.formatted(blind));
    return PuppetCloud.start(template, folder.resolve("data"));
  }

  private static void put(AwsClients aws, int number) {
    aws.dynamoDb.putItem(
        r -> r.tableName("Kept").item(Map.of("id", AttributeValue.fromS(String.valueOf(number)))));
  }

  private int takeSeen(AwsClients aws) {
    String url = aws.queueUrl("seen");
    var received = aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    while (!received.isEmpty()) {
      for (var message : received) {
        Doc.of(message.body()).list().forEach(key -> seen.add(key.toString()));
      }
      received = aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
    }
    return seen.size();
  }
}

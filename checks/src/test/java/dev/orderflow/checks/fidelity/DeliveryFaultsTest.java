package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.fidelity.functions.Witness;
import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.localcloud.iam.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What AWS may do and seldom does can be had on purpose: again, late, or dead in the middle. */
class DeliveryFaultsTest extends Puppets {

  private static final long SEED = 42;

  DeliveryFaultsTest() {
    super(
        queue("work", "VisibilityTimeout: 30")
            + function(
                "worker",
                """
                Events:
                  Work: {Type: SQS, Properties: {Queue: !GetAtt work.Arn}}
                """)
            + queue("seen", "VisibilityTimeout: 30")
            + table("Watched")
            + fedBy(
                "Watched", "witness", Witness.class, "", "{SEEN_URL: !Ref seen, BLIND: \"no\"}"));
  }

  @AfterEach
  void calm() {
    cloud.deliveryFaults().end();
    cloud.faults().clear();
  }

  @Test
  void aBatchComesTwiceThoughItWasDone() {
    cloud.deliveryFaults().begin(SEED, 1, 0, Duration.ZERO);
    send("{\"again\":1}");
    AwsClients.awaitTrue("done", () -> aws.held("work") == 0);
    assertThat(aws.lines("worker", "again")).hasSize(2);
    cloud.deliveryFaults().end();
    send("{\"once\":1}");
    AwsClients.awaitTrue("done", () -> !aws.lines("worker", "once").isEmpty());
    AwsClients.awaitTrue("done", () -> aws.held("work") == 0);
    assertThat(aws.lines("worker", "once")).hasSize(1);
  }

  @Test
  void laterMessagesOvertakeThoseThatAreKeptBack() {
    String queue = aws.subscribe("Overtaken");
    cloud.deliveryFaults().begin(SEED, 0, 0.5, Duration.ofSeconds(2));
    IntStream.range(10, 30).forEach(i -> publish("{\"n\":" + i + "}"));
    List<String> numbers =
        IntStream.range(10, 30)
            .mapToObj(i -> Doc.of(aws.take(queue).body()).text("detail", "n"))
            .toList();
    assertThat(numbers).doesNotHaveDuplicates().isNotEqualTo(numbers.stream().sorted().toList());
  }

  /** The function's message is sent, yet it never comes to answer, and so it runs again. */
  @Test
  void aFunctionDiesBetweenItsEffectAndItsAnswer() {
    cloud.faults().failNext("sqs:SendMessage", 1, Fault.CRASHED_AFTER);
    aws.dynamoDb.putItem(
        r -> r.tableName("Watched").item(Map.of("id", AttributeValue.fromS("crashed"))));
    assertThat(aws.take("seen").body()).contains("crashed");
    assertThat(aws.take("seen").body()).contains("crashed");
    assertThat(aws.lines("witness", "\"invocation failed\"")).hasSize(1);
  }

  private void send(String body) {
    aws.sqs.sendMessage(r -> r.queueUrl(aws.queueUrl("work")).messageBody(body));
  }

  private void publish(String detail) {
    aws.bus.putEvents(
        r -> r.entries(AwsClients.entry(detail).copy(e -> e.detailType("Overtaken"))));
  }
}

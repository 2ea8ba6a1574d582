package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Lambda developer guide: "Handling errors for an SQS event source in Lambda", its success and
 * failure conditions, and "Configuring scaling behavior / batching" of an SQS event source.
 */
class BatchResponseTest extends Puppets {

  // A message that failed once is a dead letter as soon as it is visible again.
  private static final String SOURCE =
      """
      VisibilityTimeout: 1
      RedrivePolicy: {deadLetterTargetArn: !GetAtt failed.Arn, maxReceiveCount: 1}
      """;

  BatchResponseTest() {
    super(
        queue("failed", "VisibilityTimeout: 30")
            + queue("pairs", SOURCE)
            + queue("unreported", SOURCE)
            + queue("many", "VisibilityTimeout: 600")
            + function(
                "takes-pairs",
                source("pairs", 2, "FunctionResponseTypes: [ReportBatchItemFailures]"))
            + function("takes-unreported", source("unreported", 2, "Enabled: true"))
            + function("takes-many", source("many", 20, "Enabled: true")));
  }

  private static String source(String queue, int batchSize, String more) {
    return """
        Events:
          Messages:
            Type: SQS
            Properties:
              Queue: !GetAtt %s.Arn
              BatchSize: %d
              MaximumBatchingWindowInSeconds: 60
              %s
        """
        .formatted(queue, batchSize, more);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // "Lambda treats a batch as a complete success if your function returns ..."
        "an empty batchItemFailures list  | {\"batchItemFailures\":[]}                         | 0",
        "a null batchItemFailures list    | {\"batchItemFailures\":null}                       | 0",
        "an empty EventResponse           | {}                                                 | 0",
        "a null EventResponse             | null                                               | 0",
        // "Lambda treats a batch as a complete failure if your function returns ..."
        "an invalid JSON response         | {\"batchItemFailures\"                             | 2",
        "an empty string itemIdentifier   | {\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]} | 2",
        "a null itemIdentifier            | {\"batchItemFailures\":[{\"itemIdentifier\":null}]} | 2",
        "an itemIdentifier with a bad key | {\"batchItemFailures\":[{\"id\":\"$ID\"}]}         | 2",
        "an id that is not in the batch   | {\"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]} | 2",
        // "... only the messages that failed are made visible again"
        "one id of the batch              | {\"batchItemFailures\":[{\"itemIdentifier\":\"$ID\"}]} | 1"
      })
  void ofTwoMessagesSoManyFailWhenTheFunctionReturns(String what, String answer, int failed) {
    List<String> bodies =
        List.of(Json.write(Map.of("answer", answer)), "{\"second\":\"" + what + "\"}");
    assertThat(failedOf("pairs", bodies, failed)).as(what).hasSize(failed).isSubsetOf(bodies);
  }

  @Test
  void anExceptionFailsTheWholeBatch() {
    List<String> bodies = List.of("{\"throw\":\"all\"}", "{}");
    assertThat(failedOf("pairs", bodies, 2)).containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  void aTimeoutFailsTheWholeBatch() {
    List<String> bodies = List.of("{\"hang\":true}", "{}");
    assertThat(failedOf("pairs", bodies, 2)).containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  void withoutReportBatchItemFailuresAnAnswerIsSuccessWhateverItSays() {
    String answer = "{\"batchItemFailures\":[{\"itemIdentifier\":\"$ID\"}]}";
    assertThat(failedOf("unreported", List.of(Json.write(Map.of("answer", answer)), "{}"), 0))
        .isEmpty();
  }

  @Test
  void aBatchBeyondTenIsCollectedUntilItIsFull() {
    send("many", IntStream.range(0, 10).mapToObj(i -> "{\"n\":" + i + "}").toList());
    send("many", IntStream.range(10, 20).mapToObj(i -> "{\"n\":" + i + "}").toList());
    AwsClients.awaitTrue("done", () -> aws.held("many") == 0);
    assertThat(aws.lines("takes-many", "Records"))
        .singleElement()
        .satisfies(line -> assertThat(Doc.of(line).list("Records")).hasSize(20));
  }

  @Test
  void aRecordIsAsInLambdasExampleOfAnSqsEvent() {
    send("pairs", List.of("{\"shape\":1}", "{\"shape\":2}"));
    AwsClients.awaitTrue("done", () -> !aws.lines("takes-pairs", "shape").isEmpty());
    Doc event = Doc.of(aws.lines("takes-pairs", "shape").getFirst());
    assertThat(event.names("Records", 0))
        .containsExactlyInAnyOrder(
            "messageId",
            "receiptHandle",
            "body",
            "attributes",
            "messageAttributes",
            "md5OfBody",
            "eventSource",
            "eventSourceARN",
            "awsRegion");
    assertThat(event.text("Records", 0, "eventSource")).isEqualTo("aws:sqs");
    assertThat(event.text("Records", 0, "eventSourceARN"))
        .isEqualTo("arn:aws:sqs:us-east-1:000000000000:pairs");
    assertThat(event.names("Records", 0, "attributes"))
        .contains(
            "ApproximateReceiveCount",
            "SentTimestamp",
            "SenderId",
            "ApproximateFirstReceiveTimestamp");
  }

  /**
   * Sends them as one batch and waits until each is either done or among the failed, where a
   * message shows up a moment after it has left its queue.
   */
  private List<String> failedOf(String queue, List<String> bodies, int expected) {
    send(queue, bodies);
    AwsClients.awaitTrue("done", () -> aws.held(queue) == 0);
    AwsClients.awaitTrue("failed", () -> aws.held("failed") >= expected);
    return IntStream.range(0, aws.held("failed")).mapToObj(i -> aws.take("failed").body()).toList();
  }

  private void send(String queue, List<String> bodies) {
    var entries =
        IntStream.range(0, bodies.size())
            .mapToObj(
                i ->
                    SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(bodies.get(i))
                        .build())
            .toList();
    aws.sqs.sendMessageBatch(r -> r.queueUrl(aws.queueUrl(queue)).entries(entries));
  }
}

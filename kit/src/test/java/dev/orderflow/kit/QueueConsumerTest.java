package dev.orderflow.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A message that failed and is not reported would be deleted. */
class QueueConsumerTest {

  private final List<String> postponed = new ArrayList<>();

  @Test
  void reportsExactlyThoseThatFailed() throws IOException {
    Random random = new Random(1);
    for (int failing = 0; failing <= 10; failing++) {
      Set<String> bad = drawn(random, failing);
      List<String> handled = new ArrayList<>();
      QueueConsumer consumer =
          consumer(
              (message, _) -> {
                handled.add(message.id());
                if (bad.contains(message.id())) {
                  throw new IllegalStateException("failed");
                }
                return "Done";
              });
      assertThat(failed(consumer)).containsExactlyInAnyOrderElementsOf(bad);
      assertThat(handled).hasSize(10);
      assertThat(postponed).hasSize(failing);
      postponed.clear();
    }
  }

  @Test
  void aFailureIsLoggedWithItsOrderAndItsStackTrace() throws IOException {
    String body = "{\\\"detail\\\":{\\\"data\\\":{\\\"orderId\\\":\\\"ORD-7\\\"}}}";
    NoContext context = new NoContext();
    QueueConsumer consumer =
        consumer(
            (_, _) -> {
              throw new IllegalStateException("failed");
            });
    String batch = "{\"Records\":[" + record(1, body) + "]}";
    consumer.handle(
        new ByteArrayInputStream(batch.getBytes(UTF_8)), new ByteArrayOutputStream(), context);
    String line = context.log.toString().lines().findFirst().orElseThrow();
    assertThat(JsonObjects.object("line", Json.parse(line)))
        .containsEntry("message", "message failed")
        .containsEntry("orderId", "ORD-7")
        .containsEntry("requestId", "request")
        .containsEntry("messageId", "1")
        .containsEntry("errorMessage", "failed")
        .hasEntrySatisfying(
            "stackTrace", it -> assertThat(String.valueOf(it)).contains("QueueConsumerTest.java"));
  }

  @Test
  void whatEndsTheFunctionEndsTheBatchWithoutAnAnswer() {
    QueueConsumer consumer =
        consumer(
            (_, _) -> {
              throw new OutOfMemoryError("for the test");
            });
    assertThat(catchThrowable(() -> failed(consumer))).isInstanceOf(OutOfMemoryError.class);
  }

  private static Set<String> drawn(Random random, int count) {
    List<String> ids = new ArrayList<>(IntStream.range(0, 10).mapToObj(String::valueOf).toList());
    Collections.shuffle(ids, random);
    return new HashSet<>(ids.subList(0, count));
  }

  private QueueConsumer consumer(QueueConsumer.Step step) {
    return new QueueConsumer("test", new Surroundings(), "url", step);
  }

  private static String record(int i, String body) {
    return """
    {"messageId":"%d","receiptHandle":"r-%d","body":"%s","attributes":{
     "ApproximateReceiveCount":"1","SentTimestamp":"0",
     "ApproximateFirstReceiveTimestamp":"0"}}"""
        .formatted(i, i, body);
  }

  private static List<String> failed(QueueConsumer consumer) throws IOException {
    String records =
        IntStream.range(0, 10)
            .mapToObj(i -> record(i, "{}"))
            .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    consumer.handle(new ByteArrayInputStream(records.getBytes(UTF_8)), answer, new NoContext());
    var failures = JsonObjects.object("answer", Json.parse(answer.toByteArray()));
    List<String> ids = new ArrayList<>();
    for (Object failure : (List<?>) Objects.requireNonNull(failures.get("batchItemFailures"))) {
      ids.add(JsonObjects.text(JsonObjects.object("failure", failure), "itemIdentifier"));
    }
    return ids;
  }

  /** A queue that takes note, and fails every other time. */
  private final class Surroundings implements Environment, SqsClient {

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(
        ChangeMessageVisibilityRequest request) {
      postponed.add(request.receiptHandle());
      if (postponed.size() % 2 == 0) {
        throw SqsException.builder().message("for the test").build();
      }
      return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public SqsClient sqs() {
      return this;
    }

    @Override
    public String variable(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public DynamoDbClient dynamoDb() {
      throw new UnsupportedOperationException();
    }

    @Override
    public EventBridgeClient eventBridge() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Clock clock() {
      return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }
}

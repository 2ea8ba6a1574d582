package dev.orderflow.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What failed for good is a letter with its reason, or comes back: never neither, never both. */
class DeadLetterWriterTest {

  private static final int MAX_RECEIVES = 5;
  private static final String PERSONAL = "secret.person@example.com";

  /** A kind of failure, and what of it may be told. */
  private record Kind(
      RuntimeException fault, boolean isFinal, String code, @Nullable String text) {}

  private final Map<String, SendMessageRequest> letters = new HashMap<>();
  private final List<String> postponed = new ArrayList<>();
  private final Random random = new Random();

  private static List<Kind> kinds() {
    RuntimeException foreign = new IllegalArgumentException(PERSONAL);
    foreign.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.time.Instant", "parse", "Instant.java", 1),
          new StackTraceElement("dev.orderflow.orders.X", "y", "X.java", 7)
        });
    RuntimeException nowhere = new IllegalStateException(PERSONAL);
    nowhere.setStackTrace(new StackTraceElement[0]);
    return List.of(
        new Kind(
            new JsonException("id is not a string"), true, "JsonException", "id is not a string"),
        new Kind(new PoisonException("no\nline"), true, "PoisonException", "no\\u000aline"),
        new Kind(
            new PoisonException("👍".repeat(501)),
            true,
            "PoisonException",
            "👍".repeat(FailureReason.MAX_TEXT - 1) + "…"),
        new Kind(
            new PublishException(List.of("Throttled")),
            false,
            "PublishException",
            "1 event(s) refused by the bus: [Throttled]"),
        new Kind(
            foreign, false, "IllegalArgumentException", "at dev.orderflow.orders.X.y(X.java:7)"),
        new Kind(nowhere, false, "IllegalStateException", null),
        new Kind(
            DynamoDbException.builder()
                .message(PERSONAL)
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDenied").build())
                .build(),
            false,
            "DynamoDbException",
            "AccessDenied (400)"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isALetterWithItsReasonOrComesBack(long seed) throws IOException {
    random.setSeed(seed);
    boolean full = seed % 4 == 0;
    Map<String, Kind> kinds = new HashMap<>();
    QueueConsumer consumer =
        new QueueConsumer(
            "test",
            new Queue(full),
            "https://sqs/1/the-queue",
            (message, _) -> {
              Kind kind = kinds.get(message.id());
              if (kind != null) {
                throw kind.fault();
              }
              return "Done";
            });
    Map<String, Integer> receives = new HashMap<>();
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String id = "m" + i;
      int count = 1 + random.nextInt(MAX_RECEIVES + 1);
      if (random.nextInt(4) > 0) {
        kinds.put(id, kinds().get(random.nextInt(kinds().size())));
      }
      receives.put(id, count);
      records.add(record(id, count));
    }
    List<String> back = failed(consumer, records);

    receives.forEach(
        (id, count) -> {
          Kind kind = kinds.get(id);
          boolean dead = !full && kind != null && (kind.isFinal() || count >= MAX_RECEIVES);
          assertThat(letters.containsKey(id)).as(id).isEqualTo(dead);
          assertThat(back.contains(id)).as(id).isEqualTo(kind != null && !dead);
          if (dead) {
            assertThat(told(id)).isEqualTo(expected(id, Objects.requireNonNull(kind), count));
          }
        });
    assertThat(postponed).hasSameSizeAs(back);
    assertThat(letters.toString()).doesNotContain(PERSONAL);
  }

  private static Map<String, String> expected(String id, Kind kind, int count) {
    Map<String, String> expected = new HashMap<>();
    expected.put("validatedAt", "noon");
    expected.put("ERROR_CODE", kind.code());
    if (kind.text() != null) {
      expected.put("ERROR_MESSAGE", kind.text());
    }
    expected.put("RETRY_ATTEMPTS", String.valueOf(count - 1));
    expected.put("FAILED_MESSAGE_ID", id);
    return expected;
  }

  private Map<String, String> told(String id) {
    SendMessageRequest letter = Objects.requireNonNull(letters.get(id));
    assertThat(letter.queueUrl()).isEqualTo("https://sqs/1/the-dlq");
    assertThat(letter.messageBody()).isEqualTo("body of " + id);
    Map<String, String> texts = new HashMap<>();
    letter.messageAttributes().forEach((name, value) -> texts.put(name, value.stringValue()));
    return texts;
  }

  /** Each was a letter before, and was redriven: what it says of that time is replaced. */
  private static String record(String id, int receives) {
    return """
    {"messageId":"%s","receiptHandle":"%s","body":"body of %s","attributes":{
     "ApproximateReceiveCount":"%d","SentTimestamp":"0","ApproximateFirstReceiveTimestamp":"0"},
     "messageAttributes":{"validatedAt":{"stringValue":"noon","dataType":"String"},
      "ERROR_CODE":{"stringValue":"Before","dataType":"String"},
      "ERROR_MESSAGE":{"stringValue":"before","dataType":"String"}}}\
    """
        .formatted(id, id, id, receives);
  }

  private static List<String> failed(QueueConsumer consumer, List<String> records)
      throws IOException {
    String batch = "{\"Records\":[" + String.join(",", records) + "]}";
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    consumer.handle(new ByteArrayInputStream(batch.getBytes(UTF_8)), answer, new NoContext());
    var failures = JsonObjects.object("answer", Json.parse(answer.toByteArray()));
    List<String> ids = new ArrayList<>();
    for (Object failure : (List<?>) Objects.requireNonNull(failures.get("batchItemFailures"))) {
      ids.add(JsonObjects.text(JsonObjects.object("failure", failure), "itemIdentifier"));
    }
    return ids;
  }

  /** Two queues, of which the dead letters' may take nothing. */
  private final class Queue implements Environment, SqsClient {

    private final boolean full;

    Queue(boolean full) {
      this.full = full;
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
      if (random.nextInt(3) == 0 && full) {
        throw SqsException.builder().message("for the test").build();
      }
      return GetQueueAttributesResponse.builder()
          .attributes(
              Map.of(
                  QueueAttributeName.REDRIVE_POLICY,
                  "{\"deadLetterTargetArn\":\"arn:aws:sqs:r:1:the-dlq\",\"maxReceiveCount\":\"%d\"}"
                      .formatted(MAX_RECEIVES)))
          .build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (full) {
        throw SqsException.builder().message("for the test").build();
      }
      var id = Objects.requireNonNull(request.messageAttributes().get("FAILED_MESSAGE_ID"));
      letters.put(id.stringValue(), request);
      return SendMessageResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(
        ChangeMessageVisibilityRequest request) {
      postponed.add(request.receiptHandle());
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

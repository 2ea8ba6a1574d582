package dev.orderflow.services.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/**
 * What surrounds send-mail, on a clock of its own: a message whose handling died comes again after
 * the visibility timeout, one that failed when it was put off to, and after five receives it is a
 * dead letter.
 */
final class World implements Environment {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration VISIBILITY = Duration.ofMinutes(6);
  private static final int MOST_RECEIVES = 5;

  private record Due(Instant at, int number, String body, int receives) {}

  final List<SendEmailRequest> mailed = new ArrayList<>();
  final List<PutEventsRequestEntry> told = new ArrayList<>();
  final List<String> deadLetters = new ArrayList<>();

  /** What SES answers, one call after the other; null is that it takes the mail. */
  final Deque<RuntimeException> failures = new ArrayDeque<>();

  final NoContext context = new NoContext();
  final Crashes crashes;
  final MemoryTable table;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
  private Instant now = START;
  @Nullable Duration putOff;
  private int number;

  World(Crashes crashes) {
    this.crashes = crashes;
    this.table = new MemoryTable(crashes);
  }

  void send(String body, Duration after) {
    queue.add(new Due(START.plus(after), number++, body, 0));
  }

  /** Until nothing is left to do. Each message has a process of its own. */
  void run() {
    while (!queue.isEmpty()) {
      Due message = queue.remove();
      now = message.at().isAfter(now) ? message.at() : now;
      putOff = null;
      if (!isDone(message)) {
        again(message);
      }
    }
  }

  /** Delivers the first message alone. */
  void runOnce() {
    boolean _ = isDone(queue.remove());
  }

  private void again(Due message) {
    if (message.receives() + 1 == MOST_RECEIVES) {
      deadLetters.add(message.body());
      return;
    }
    Instant at = now.plus(putOff == null ? VISIBILITY : putOff);
    queue.add(new Due(at, number++, message.body(), message.receives() + 1));
  }

  private boolean isDone(Due message) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      new SendMail(this)
          .handleRequest(new ByteArrayInputStream(batch(message).getBytes(UTF_8)), answer, context);
      return answer.toString(UTF_8).equals("{\"batchItemFailures\":[]}");
    } catch (Crashes.Crash e) {
      putOff = null;
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String batch(Due due) {
    Map<String, ?> message =
        Map.of(
            "messageId",
            "m",
            "receiptHandle",
            "r",
            "body",
            due.body(),
            "attributes",
            Map.of(
                "ApproximateReceiveCount", String.valueOf(due.receives() + 1),
                "SentTimestamp", "0",
                "ApproximateFirstReceiveTimestamp", "0"));
    return Json.write(Map.of("Records", List.of(message)));
  }

  @Override
  public String variable(String name) {
    return switch (name) {
      case "MAIL_FROM" -> "shop@example.com";
      case "MAILS_PER_RECIPIENT" -> "3";
      default -> name;
    };
  }

  @Override
  public Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return table;
  }

  @Override
  public SesV2Client sesV2() {
    return new SesV2Client() {
      @Override
      public SendEmailResponse sendEmail(SendEmailRequest request) {
        return crashes.call(
            () -> {
              if (!failures.isEmpty()) {
                throw failures.remove();
              }
              mailed.add(request);
              return SendEmailResponse.builder().messageId("mail-" + mailed.size()).build();
            });
      }

      @Override
      public String serviceName() {
        return "ses";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public SqsClient sqs() {
    return new SqsClient() {
      @Override
      public ChangeMessageVisibilityResponse changeMessageVisibility(
          ChangeMessageVisibilityRequest request) {
        putOff = Duration.ofSeconds(request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
      }

      @Override
      public String serviceName() {
        return "sqs";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public EventBridgeClient eventBridge() {
    return new EventBridgeClient() {
      @Override
      public PutEventsResponse putEvents(PutEventsRequest request) {
        return crashes.call(
            () -> {
              told.addAll(request.entries());
              return PutEventsResponse.builder()
                  .entries(PutEventsResultEntry.builder().eventId("1").build())
                  .build();
            });
      }

      @Override
      public String serviceName() {
        return "events";
      }

      @Override
      public void close() {}
    };
  }
}

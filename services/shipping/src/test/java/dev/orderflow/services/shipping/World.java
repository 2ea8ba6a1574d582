package dev.orderflow.services.shipping;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * What surrounds ship-order, on a clock of its own: messages come when they are due, and one whose
 * handling failed or died comes again some seconds later, after others.
 */
final class World implements Environment {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration REDELIVERY = Duration.ofSeconds(7);
  private static final int MOST_DELIVERIES = 200;

  private record Due(Instant at, int number, String body) {}

  final List<PutEventsRequestEntry> told = new ArrayList<>();
  final List<Integer> delays = new ArrayList<>();
  final NoContext context = new NoContext();
  final Crashes crashes;
  final MemoryTable table;
  final WatchedCarrier carrier;
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
  private Instant now = START;
  private int number;

  World(Crashes crashes) {
    this.crashes = crashes;
    this.table = new MemoryTable(crashes);
    this.carrier = new WatchedCarrier(crashes);
  }

  void send(String body, Duration after) {
    queue.add(new Due(START.plus(after), number++, body));
  }

  /** Until nothing is left to do. Each message has a process of its own. */
  void run() {
    for (int deliveries = 0; !queue.isEmpty(); deliveries++) {
      if (deliveries > MOST_DELIVERIES) {
        throw new AssertionError("no end: " + queue);
      }
      Due message = queue.remove();
      now = message.at().isAfter(now) ? message.at() : now;
      if (!isDone(message.body())) {
        queue.add(new Due(now.plus(REDELIVERY), number++, message.body()));
      }
    }
  }

  /** Delivers the first message alone. */
  void runOnce() {
    boolean _ = isDone(queue.remove().body());
  }

  private boolean isDone(String body) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      new ShipOrder(this, carrier)
          .handleRequest(new ByteArrayInputStream(batch(body).getBytes(UTF_8)), answer, context);
      return answer.toString(UTF_8).equals("{\"batchItemFailures\":[]}");
    } catch (Crashes.Crash e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String batch(String body) {
    Map<String, ?> message =
        Map.of(
            "messageId",
            "m",
            "receiptHandle",
            "r",
            "body",
            body,
            "attributes",
            Map.of(
                "ApproximateReceiveCount", "1",
                "SentTimestamp", "0",
                "ApproximateFirstReceiveTimestamp", "0"));
    return Json.write(Map.of("Records", List.of(message)));
  }

  @Override
  public String variable(String name) {
    return name;
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
  public SqsClient sqs() {
    return new SqsClient() {
      @Override
      public SendMessageResponse sendMessage(SendMessageRequest request) {
        return crashes.call(
            () -> {
              delays.add(request.delaySeconds());
              Instant due = now.plusSeconds(request.delaySeconds());
              queue.add(new Due(due, number++, request.messageBody()));
              return SendMessageResponse.builder().build();
            });
      }

      @Override
      public ChangeMessageVisibilityResponse changeMessageVisibility(
          ChangeMessageVisibilityRequest request) {
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

package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Between the write of a change and its publication the process is killed: first while nothing can
 * be published, so that every change is caught there, then under load, at moments that a seed
 * draws. Afterwards what was heard is held against what the tables have.
 */
@DisabledOnOs(OS.WINDOWS)
class KilledOutboxJourneyTest {

  private static final int UNPUBLISHED = 60;
  private static final int KILLS = 3;
  private static final int FEWEST_BETWEEN = 20;
  private static final int MOST_BETWEEN = 100;
  private static final int LOADERS = 3;

  /** More than any message waits that was being worked on when the process was killed. */
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final String HEARD = "publications";

  /** Whatever is said of orders, kept where a kill cannot reach it. */
  private static final String LISTENER =
      """
      Resources:
        Publications:
          Type: AWS::SQS::Queue
          Properties: {QueueName: publications, VisibilityTimeout: 600}
        PublicationsPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref Publications]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt Publications.Arn
                  Condition: {ArnEquals: {"aws:SourceArn": !GetAtt Listener.Arn}}
        Listener:
          Type: AWS::Events::Rule
          Properties:
            Name: listener
            EventPattern: {source: [ecommerce.orders], detail-type: [{anything-but: [Order Created]}]}
            Targets: [{Id: publications, Arn: !GetAtt Publications.Arn}]
      """;

  private static final Map<String, String> MILESTONES =
      Map.of(
          "Stock Reserved", "Order Reserved",
          "Stock Released", "Order Released",
          "Payment Captured", "Order Paid",
          "Payment Refunded", "Order Refunded",
          "Parcel Dispatched", "Order Dispatched",
          "Parcel Delivered", "Order Delivered",
          "Parcel Returned", "Order Returned");

  @TempDir Path folder;
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  void everyStoredChangeIsPublishedAndNothingElseIs() throws IOException {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    System.out.println("kills drawn with seed " + seed);
    Random random = new Random(seed);
    List<Path> templates = templates(Path.of("../orders/template.yaml"));
    storeAndPublishNothing();
    for (int kill = 1; kill <= KILLS; kill++) {
      int enough = taken.size() + random.nextInt(FEWEST_BETWEEN, MOST_BETWEEN);
      try (UpProcess up = UpProcess.start(data(), "", templates)) {
        loadAndKill(up, enough);
      }
    }
    try (UpProcess up = UpProcess.start(data(), "", templates)) {
      untilDone(up, () -> assertThat(unfinished(up.aws)).isEmpty());
      assertPublished(up.aws);
    }
  }

  private void storeAndPublishNothing() throws IOException {
    String statement = "              - Sid: PublishChanges\n                Effect: ";
    Path mute = TemplateVariant.in(folder, statement + "Allow", statement + "Deny");
    try (UpProcess up = UpProcess.start(data(), "", templates(mute))) {
      List<String> ids = Orders.ids("UNPUBLISHED", UNPUBLISHED);
      up.aws.publishAll(ids.stream().map(Orders::small).toList());
      untilDone(
          up,
          () ->
              assertThat(ids)
                  .allSatisfy(id -> assertThat(up.aws.status(id)).isEqualTo("PROCESSED")));
      assertThat(up.aws.held(HEARD)).isZero();
      taken.addAll(ids);
    }
  }

  private void loadAndKill(UpProcess up, int enough) {
    try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
      for (int i = 0; i < LOADERS; i++) {
        var _ = loaders.submit(() -> publishUntilKilled(up.aws));
      }
      AwsClients.awaitTrue("enough", () -> taken.size() >= enough);
      up.kill();
    }
  }

  private void publishUntilKilled(AwsClients aws) {
    try {
      while (true) {
        int number = next.getAndIncrement();
        String id = "KILLED-" + number;
        var answer = aws.publish(Orders.small(id), Orders.rejected("KILLED-BAD-" + number));
        if (answer.entries().getFirst().eventId() != null) {
          taken.add(id);
        }
      }
    } catch (SdkException e) {
      // It is dead.
    }
  }

  private void assertPublished(AwsClients aws) {
    Set<String> stored = stored(aws);
    OrderEvents events = new OrderEvents(aws, HEARD);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(told(events.heard())).containsAll(stored));
    assertThat(told(events.heard())).isSubsetOf(stored);
    int repetitions = events.repetitions();
    System.out.printf(
        "%d orders, %d changes stored and published, %d of them more than once%n",
        taken.size(), stored.size(), repetitions);
    assertThat(aws.held("order-events-dlq")).isZero();
  }

  /** Where a machine is too busy even for retries, there is an operator who redrives. */
  private static void untilDone(UpProcess up, ThrowingRunnable assertion) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> {
              for (String url : up.aws.sqs.listQueues(r -> r.maxResults(1000)).queueUrls()) {
                String queue = url.substring(url.lastIndexOf('/') + 1);
                // A mail in doubt is left to a person.
                boolean dead = queue.endsWith("-dlq") && !queue.equals("mail-dlq");
                if (dead && up.aws.depth(queue) > 0) {
                  CommandRun.of(up.endpoint.toString(), "", "dlq", "redrive", queue);
                }
              }
              assertion.run();
            });
  }

  /** Those that were taken and are not stored yet, or that something is still to come of. */
  private Set<String> unfinished(AwsClients aws) {
    Set<String> unfinished = new HashSet<>(taken);
    for (Map<String, AttributeValue> order : aws.items("Orders")) {
      if (order.get("status").s().equals("PROCESSED")) {
        unfinished.add(order.get("orderId").s());
      } else {
        unfinished.remove(order.get("orderId").s());
      }
    }
    return unfinished;
  }

  /** What must have been heard, by what the tables say alone. */
  private static Set<String> stored(AwsClients aws) {
    Set<String> stored = new HashSet<>();
    for (Map<String, AttributeValue> order : aws.items("Orders")) {
      String id = order.get("orderId").s();
      switch (order.get("status").s()) {
        case "REJECTED" -> {
          continue;
        }
        case "COMPLETED" -> stored.add("Order Completed " + id);
        case "CANCELLED" -> stored.add("Order Cancelled " + id);
        default -> throw new AssertionError(id + " is not at rest");
      }
      stored.add("Order Processed " + id + " " + time(order, "processedAt"));
      order
          .get("facts")
          .m()
          .forEach(
              (fact, recorded) -> {
                String milestone = MILESTONES.get(fact);
                if (milestone != null) {
                  stored.add(milestone + " " + id + " " + time(recorded.m(), "recordedAt"));
                }
                if (milestone != null && milestone.equals("Order Reserved")) {
                  stored.add("Payment Requested " + id + " " + time(recorded.m(), "recordedAt"));
                }
              });
    }
    for (Map<String, AttributeValue> rejection : aws.rejections()) {
      stored.add(
          "Order Rejected " + rejection.get("orderId").s() + " " + time(rejection, "rejectedAt"));
    }
    return stored;
  }

  /** As events write it, which leave out a fraction of zero. */
  private static String time(Map<String, AttributeValue> item, String name) {
    return Instant.parse(item.get(name).s()).toString();
  }

  /** The end of an order is told at the time of the fact that led to it, whichever that was. */
  private static Set<String> told(List<Map<String, @Nullable Object>> heard) {
    Set<String> told = new HashSet<>();
    for (Map<String, @Nullable Object> event : heard) {
      String what = event.get("type") + " " + event.get("orderId");
      boolean end = what.startsWith("Order Completed") || what.startsWith("Order Cancelled");
      told.add(end ? what : what + " " + event.get("time"));
    }
    return told;
  }

  private Path data() {
    return folder.resolve("data");
  }

  private List<Path> templates(Path spine) throws IOException {
    List<Path> templates = new ArrayList<>(List.of(spine));
    try (Stream<Path> services = Files.list(Tree.root().resolve("services"))) {
      services.map(it -> it.resolve("template.yaml")).filter(Files::exists).forEach(templates::add);
    }
    templates.add(Files.writeString(folder.resolve("listener.yaml"), LISTENER));
    return templates;
  }
}

package dev.orderflow.localcloud.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** More than memory is to hold waits, in memory and kept, and comes back as it was. */
class WaitingBodiesTest {

  private static final long SEED = 20_261_130;
  private static final int LONGEST = 255_000;
  private static final int ENVELOPES = 4_000;

  @TempDir Path folder;

  private QueueEngine open(boolean kept) throws IOException {
    URI endpoint = URI.create("http://127.0.0.1:4566");
    QueueEngine engine =
        kept
            ? QueueEngine.kept(endpoint, folder.resolve("queues.journal"))
            : QueueEngine.inMemory(endpoint);
    engine.declare(
        List.of(
            QueueSettings.named("orders").withRedrive("orders-dlq", 1),
            QueueSettings.named("orders-dlq")));
    return engine;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void largeBodiesWaitOnDiskAndComeBack(boolean kept) throws IOException {
    Set<String> bodies = new TreeSet<>();
    try (QueueEngine engine = open(kept)) {
      Random random = new Random(SEED);
      for (int i = 0; i < 300; i++) {
        bodies.add(send(engine, body(i, random)));
      }
      assertThat(engine.held())
          .isLessThan(QueueDirectory.BODIES_IN_MEMORY + LONGEST + 300 * ENVELOPES);
      assertThat(engine.bodiesMovedToDisk()).isPositive();
      Set<String> dead = new TreeSet<>(receiveAll(engine, "orders", false));
      assertThat(dead).isEqualTo(bodies);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deadLettersKeepTheirBodies(boolean kept) throws IOException {
    try (QueueEngine engine = open(kept)) {
      Random random = new Random(SEED);
      Set<String> bodies = new TreeSet<>();
      for (int i = 0; i < 150; i++) {
        bodies.add(send(engine, body(i, random)));
      }
      receiveAll(engine, "orders", true);
      while (engine.held("orders") > 0) {
        // whoever would receive them again moves them
        assertThat(receiveAll(engine, "orders", false)).isEmpty();
      }
      assertThat(new TreeSet<>(receiveAll(engine, "orders-dlq", false))).isEqualTo(bodies);
      assertThat(engine.held()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 150})
  void bodiesOutliveTheProcessWithoutBeingReadAtItsStart(int messages) throws IOException {
    Random random = new Random(SEED);
    Set<String> bodies = new TreeSet<>();
    try (QueueEngine engine = open(true)) {
      for (int i = 0; i < messages; i++) {
        bodies.add(send(engine, body(i, random)));
      }
    }
    try (QueueEngine engine = open(true)) {
      assertThat(engine.held()).isLessThan(messages * (long) ENVELOPES);
      assertThat(new TreeSet<>(receiveAll(engine, "orders", false))).isEqualTo(bodies);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPurgedQueueHoldsNothing(boolean kept) throws IOException {
    try (QueueEngine engine = open(kept)) {
      Random random = new Random(SEED);
      for (int i = 0; i < 150; i++) {
        send(engine, body(i, random));
      }
      engine.client().purgeQueue(r -> r.queueUrl(engine.queueUrl("orders")));
      assertThat(engine.held()).isZero();
      String last = send(engine, body(7, random));
      assertThat(receiveAll(engine, "orders", false)).containsExactly(last);
    }
  }

  /** One in five is short, and some have characters of several bytes. */
  private static String body(int number, Random random) {
    int length =
        random.nextInt(5) == 0 ? random.nextInt(5_000) : LONGEST - 1_000 - random.nextInt(50_000);
    String pattern = random.nextInt(10) == 0 ? "ü" : "abcdefghij";
    String text = pattern.repeat(length / pattern.getBytes(UTF_8).length);
    return number + ":" + text;
  }

  private static String send(QueueEngine engine, String body) {
    engine.client().sendMessage(r -> r.queueUrl(engine.queueUrl("orders")).messageBody(body));
    return digest(body);
  }

  /** Shorter to be shown when it differs. */
  private static String digest(String body) {
    return body.substring(0, body.indexOf(':')) + ":" + body.length() + ":" + body.hashCode();
  }

  private static List<String> receiveAll(QueueEngine engine, String queue, boolean again) {
    String url = engine.queueUrl(queue);
    List<String> bodies = new ArrayList<>();
    List<String> receipts = new ArrayList<>();
    List<Message> messages;
    do {
      messages =
          engine
              .client()
              .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(3_600))
              .messages();
      for (Message message : messages) {
        bodies.add(digest(message.body()));
        receipts.add(message.receiptHandle());
      }
    } while (!messages.isEmpty());
    for (String receipt : receipts) {
      if (again) {
        engine
            .client()
            .changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle(receipt).visibilityTimeout(0));
      } else {
        engine.client().deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
      }
    }
    return bodies;
  }
}

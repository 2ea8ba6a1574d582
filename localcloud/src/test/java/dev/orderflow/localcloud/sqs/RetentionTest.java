package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.sqs.journal.FileJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class RetentionTest {

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> InstantSource.system().instant().plus(later.get());

  @TempDir Path folder;

  @Test
  void messagesAreDroppedWhenTheirQueueHasKeptThemLongEnough() throws IOException {
    try (QueueEngine engine = open()) {
      engine.declare(
          List.of(
              QueueSettings.named("short"),
              new QueueSettings(
                  "long",
                  Duration.ofSeconds(30),
                  Duration.ofDays(14),
                  Duration.ZERO,
                  Duration.ZERO,
                  null)));
      for (String queue : List.of("short", "long")) {
        engine.client().sendMessage(r -> r.queueUrl(engine.queueUrl(queue)).messageBody("x"));
      }
      later.set(Duration.ofDays(4).minusHours(1));
      assertThat(number(engine, "short")).isEqualTo("1");
      later.set(Duration.ofDays(5));
      await().until(() -> number(engine, "short").equals("0"));
      assertThat(number(engine, "long")).isEqualTo("1");
    }
    later.set(Duration.ZERO);
    try (QueueEngine engine = open()) {
      assertThat(number(engine, "short")).isEqualTo("0");
      assertThat(number(engine, "long")).isEqualTo("1");
    }
  }

  /** Or all that waits would be hidden until the clock is there again. */
  @Test
  void messagesAreThereThoughTheClockWasPutBackBeforeTheBoot() throws IOException {
    later.set(Duration.ofHours(1));
    try (QueueEngine engine = open()) {
      engine.declare(List.of(QueueSettings.named("orders")));
      engine.client().sendMessage(r -> r.queueUrl(engine.queueUrl("orders")).messageBody("waits"));
    }
    later.set(Duration.ZERO);
    for (int boot = 0; boot < 2; boot++) {
      try (QueueEngine engine = open()) {
        assertThat(
                engine
                    .client()
                    .receiveMessage(r -> r.queueUrl(engine.queueUrl("orders")).visibilityTimeout(0))
                    .messages())
            .hasSize(1);
      }
    }
  }

  private QueueEngine open() throws IOException {
    return QueueEngine.restored(
        URI.create("http://127.0.0.1:4566"),
        FileJournal.open(folder.resolve("queues.journal")),
        clock);
  }

  private static String number(QueueEngine engine, String queue) {
    return engine
        .client()
        .getQueueAttributes(
            r ->
                r.queueUrl(engine.queueUrl(queue))
                    .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
        .attributes()
        .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "");
  }
}

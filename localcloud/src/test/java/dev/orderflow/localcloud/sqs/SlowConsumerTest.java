package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A consumer that takes a quarter of what comes, for an hour. */
class SlowConsumerTest {

  private static final int SPEED = 720;
  private static final int MINUTES = 60;
  private static final int SENT_A_MINUTE = 100;
  private static final int TAKEN_A_MINUTE = 25;
  private static final int BATCH = 10;

  @Test
  void whatItDidNotTakeIsStillThereOnceEach() {
    List<String> sent = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    try (QueueEngine engine = QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"), SPEED)) {
      engine.declare(
          List.of(
              new QueueSettings(
                  "slow",
                  Duration.ofHours(12),
                  Duration.ofDays(4),
                  Duration.ZERO,
                  Duration.ZERO,
                  null)));
      SqsClient sqs = engine.client();
      String url = engine.queueUrl("slow");
      Instant start = engine.time().instant();
      for (int minute = 0; minute < MINUTES; minute++) {
        Instant due = start.plus(Duration.ofMinutes(minute));
        await().until(() -> !engine.time().instant().isBefore(due));
        send(sqs, url, sent);
        take(sqs, url, TAKEN_A_MINUTE, taken);
      }
      assertThat(taken).hasSize(MINUTES * TAKEN_A_MINUTE);
      assertThat(engine.held("slow")).isPositive();

      take(sqs, url, Integer.MAX_VALUE, taken);
      assertThat(taken).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(engine.held("slow")).isZero();
    }
  }

  private static void send(SqsClient sqs, String url, List<String> sent) {
    for (int batch = 0; batch < SENT_A_MINUTE / BATCH; batch++) {
      List<SendMessageBatchRequestEntry> entries =
          IntStream.range(0, BATCH)
              .mapToObj(
                  i ->
                      SendMessageBatchRequestEntry.builder()
                          .id("e" + i)
                          .messageBody("message " + (sent.size() + i))
                          .build())
              .toList();
      assertThat(sqs.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).successful())
          .hasSize(BATCH);
      entries.forEach(entry -> sent.add(entry.messageBody()));
    }
  }

  /** Until so many were taken, or none is there. */
  private static void take(SqsClient sqs, String url, int most, List<String> taken) {
    int left = most;
    while (left > 0) {
      int next = Math.min(BATCH, left);
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(next)).messages();
      if (messages.isEmpty()) {
        return;
      }
      for (Message message : messages) {
        taken.add(message.body());
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
      left -= messages.size();
    }
  }
}

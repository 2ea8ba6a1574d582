package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A look at a queue, as CloudWatch's metrics need it. */
class QueueMeasureTest extends OnQueues {

  @Override
  SqsClient client(QueueEngine queues) {
    return queues.client();
  }

  @Test
  void tellsWhereMessagesAre() {
    send("visible", Map.of());
    send("received", Map.of());
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody("delayed").delaySeconds(900));
    var _ = receiveOne();

    QueueMeasure measure = measure();
    assertThat(measure.visible()).isEqualTo(1);
    assertThat(measure.notVisible()).isEqualTo(1);
    assertThat(measure.delayed()).isEqualTo(1);
  }

  @Test
  void countsWhatHappens() {
    sendBatch("a", "b");
    send("c", Map.of());
    Message message = receiveOne();
    sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(message.receiptHandle()));

    assertThat(List.of(measure().sent(), measure().received(), measure().deleted()))
        .containsExactly(3L, 1L, 1L);
    sqs.purgeQueue(r -> r.queueUrl(orders));
    assertThat(measure().visible()).isZero();
    assertThat(measure().sent()).isEqualTo(3);
  }

  /** A message that is tried again soon is no younger for it. */
  @Test
  void theOldestStaysTheOldest() {
    send("old", Map.of());
    await().until(() -> measure().oldest().compareTo(Duration.ofMillis(20)) > 0);
    send("young", Map.of());
    Message old = receiveOne();
    sqs.changeMessageVisibility(
        r -> r.queueUrl(orders).receiptHandle(old.receiptHandle()).visibilityTimeout(0));
    Duration age = measure().oldest();

    assertThat(age).isGreaterThan(Duration.ofMillis(20));
    Message young = sqs.receiveMessage(r -> r.queueUrl(orders)).messages().getFirst();
    assertThat(List.of("old", "young")).contains(young.body());
  }

  @Test
  void aDeadLetterIsNotSentThere() {
    send("poison", Map.of());
    for (int i = 0; i < 3; i++) {
      sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0));
    }

    QueueMeasure letters = Objects.requireNonNull(engine.measure().get("orders-dlq"));
    assertThat(letters.visible()).isEqualTo(1);
    assertThat(letters.sent()).isZero();
  }

  @Test
  void anEmptyQueueIsEmpty() {
    assertThat(engine.measure().get("orders-dlq")).isEqualTo(QueueMeasure.NOTHING);
  }

  private Message receiveOne() {
    return sqs.receiveMessage(r -> r.queueUrl(orders)).messages().getFirst();
  }

  private QueueMeasure measure() {
    return Objects.requireNonNull(engine.measure().get("orders"));
  }
}

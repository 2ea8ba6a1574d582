package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Dead letters on their way, there and back. */
class DeadLettersTest extends OnQueues {

  @Override
  SqsClient client(QueueEngine queues) {
    return queues.client();
  }

  @Test
  void dyingLettersGoRoundBetweenTwoQueuesAndNobodyWaitsForEver() {
    sqs.setQueueAttributes(
        r ->
            r.queueUrl(deadLetters)
                .attributes(
                    Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":1}"
                            .formatted(QueueEngine.queueArn("orders")))));
    send("goes round", Map.of());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (String queue : List.of(orders, deadLetters)) {
        working.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    sqs.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(0));
                  }
                }));
      }
      for (Future<?> work : working) {
        assertThat(work).succeedsWithin(Duration.ofMinutes(1));
      }
    }
    int there =
        Integer.parseInt(numbers(orders).getFirst())
            + Integer.parseInt(numbers(deadLetters).getFirst());
    assertThat(there).isEqualTo(1);
  }

  @Test
  void aTaskThatSendsBackCanBeCancelledAndIsTheOnlyOne() {
    for (int i = 0; i < 5; i++) {
      String body = "letter " + i;
      sqs.sendMessage(r -> r.queueUrl(deadLetters).messageBody(body));
    }
    String source = QueueEngine.queueArn("orders-dlq");
    String handle =
        sqs.startMessageMoveTask(r -> r.sourceArn(source).maxNumberOfMessagesPerSecond(1))
            .taskHandle();
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> sqs.startMessageMoveTask(r -> r.sourceArn(source)))
        .withMessageContaining("already a task running");
    sqs.cancelMessageMoveTask(r -> r.taskHandle(handle));
    await()
        .until(
            () -> sqs.listMessageMoveTasks(r -> r.sourceArn(source)).results().getFirst().status(),
            "CANCELLED"::equals);
    int back = Integer.parseInt(numbers(orders).getFirst());
    int left = Integer.parseInt(numbers(deadLetters).getFirst());
    assertThat(back + left).isEqualTo(5);
    assertThat(left).isPositive();
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Order within a group, once each. */
class FifoQueuesTest extends OnQueues {

  @Override
  SqsClient client(QueueEngine queues) {
    return queues.client();
  }

  @Test
  void aFifoQueueKeepsTheOrderOfEachGroup() {
    String fifo = fifoQueue();
    var first = sendInGroup(fifo, "a", "a-1");
    var second = sendInGroup(fifo, "a", "a-2");
    sendInGroup(fifo, "b", "b-1");
    assertThat(new BigInteger(second.sequenceNumber()))
        .isGreaterThan(new BigInteger(first.sequenceNumber()));
    assertThat(first.sequenceNumber()).hasSize(20);
    // the same once more: it is there already
    assertThat(sendInGroup(fifo, "a", "a-1").messageId()).isEqualTo(first.messageId());

    Message taken = sqs.receiveMessage(r -> r.queueUrl(fifo)).messages().getFirst();
    assertThat(taken.body()).isEqualTo("a-1");
    assertThat(bodies(fifo)).containsExactly("b-1");
    assertThat(bodies(fifo)).isEmpty();
    sqs.deleteMessage(r -> r.queueUrl(fifo).receiptHandle(taken.receiptHandle()));
    assertThat(bodies(fifo)).containsExactly("a-2");
    assertThat(sendInGroup(fifo, "a", "a-1").messageId()).isEqualTo(first.messageId());
    assertThat(numbers(fifo)).containsExactly("0", "2", "0");
  }

  @Test
  void aLongPollOfAFifoQueueIsAnsweredWhenTheOneBeforeIsDone() {
    String fifo = fifoQueue();
    sendInGroup(fifo, "a", "a-1");
    sendInGroup(fifo, "a", "a-2");
    Message taken = sqs.receiveMessage(r -> r.queueUrl(fifo)).messages().getFirst();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var next =
          CompletableFuture.supplyAsync(
              () -> sqs.receiveMessage(r -> r.queueUrl(fifo).waitTimeSeconds(20)).messages(),
              threads);
      await().until(() -> engine.waiting() == 1);
      sqs.deleteMessage(r -> r.queueUrl(fifo).receiptHandle(taken.receiptHandle()));
      assertThat(next.join()).extracting(Message::body).containsExactly("a-2");
    }
  }

  private String fifoQueue() {
    return sqs.createQueue(
            r ->
                r.queueName("ordered.fifo")
                    .attributes(
                        Map.of(
                            QueueAttributeName.FIFO_QUEUE, "true",
                            QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")))
        .queueUrl();
  }

  private SendMessageResponse sendInGroup(String queue, String group, String body) {
    return sqs.sendMessage(m -> m.queueUrl(queue).messageBody(body).messageGroupId(group));
  }

  private List<String> bodies(String queue) {
    return sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
        .map(Message::body)
        .toList();
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** For how long a receipt is good for something. */
class ReceiptsTest extends OnQueues {

  @Override
  SqsClient client(QueueEngine queues) {
    return queues.client();
  }

  @Test
  void whatIsNotInWorkCannotBeHiddenForLonger() {
    send("a", Map.of());
    String receipt = visibleAgain(orders);
    assertThatExceptionOfType(MessageNotInflightException.class).isThrownBy(() -> hide(receipt));
    sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(receipt));
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> hide(receipt))
        .withMessageContaining("not available for visibility timeout change");
  }

  /** Somebody else may have it by now, and the next of its group must not come before it. */
  @Test
  void aMessageOfAFifoQueueCanBeDeletedOnlyWhileItIsHidden() {
    String fifo =
        sqs.createQueue(
                r ->
                    r.queueName("ordered.fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
            .queueUrl();
    sqs.sendMessage(
        m -> m.queueUrl(fifo).messageBody("a").messageGroupId("g").messageDeduplicationId("d"));
    String receipt = visibleAgain(fifo);
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(fifo).receiptHandle(receipt)))
        .withMessageContaining("The receipt handle has expired.");
    assertThat(
            sqs.deleteMessageBatch(
                    r -> r.queueUrl(fifo).entries(e -> e.id("a").receiptHandle(receipt)))
                .failed())
        .singleElement()
        .matches(failed -> failed.message().endsWith("The receipt handle has expired."));
    assertThat(numbers(fifo)).containsExactly("1", "0", "0");
  }

  private String visibleAgain(String queue) {
    return sqs.receiveMessage(r -> r.queueUrl(queue).visibilityTimeout(0))
        .messages()
        .getFirst()
        .receiptHandle();
  }

  private void hide(String receipt) {
    sqs.changeMessageVisibility(
        r -> r.queueUrl(orders).receiptHandle(receipt).visibilityTimeout(9));
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Straight to the actors, as functions come; and AWS's limits, which ElasticMQ's server lacks. */
class InProcessSqsTest extends SqsBehaviour {

  @Override
  SqsClient client(QueueEngine engine) {
    return engine.client();
  }

  @Test
  void sizesAreCountedInBytesAndWithAttributes() {
    String emoji = "🛒".repeat(1 << 18);
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody(emoji));
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(orders).messageBody(emoji + "x")))
        .withMessageContaining("shorter than 1048576 bytes");
    var value = MessageAttributeValue.builder().dataType("String").stringValue("x").build();
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> send(emoji, Map.of("name", value)));
  }

  @Test
  void aBatchIsNoLargerThanAMessage() {
    String half = "a".repeat(1 << 19);
    assertThatExceptionOfType(BatchRequestTooLongException.class)
        .isThrownBy(() -> sendBatch(half, half, "x"));
    sendBatch(half, half);
  }

  @Test
  void badBatchesAndMessagesHaveExceptionsOfTheirOwn() {
    assertThatExceptionOfType(EmptyBatchRequestException.class)
        .isThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(orders).entries(List.of())));
    assertThatExceptionOfType(InvalidBatchEntryIdException.class)
        .isThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(orders).entries(entry("a b", "x"))));
    assertThatExceptionOfType(InvalidMessageContentsException.class)
        .isThrownBy(() -> send("\u0000", Map.of()))
        .withMessageContaining("#x0")
        .matches(e -> e.awsErrorDetails().errorCode().equals("InvalidMessageContents"));
  }

  @Test
  void attributesAreChecked() {
    var good = MessageAttributeValue.builder().dataType("String").stringValue("x").build();
    List<Map<String, MessageAttributeValue>> bad =
        List.of(
            Map.of("AWS.trace", good),
            Map.of("a..b", good),
            Map.of("a", good.toBuilder().dataType("Text").build()),
            Map.of("a", good.toBuilder().stringValue("").build()),
            Map.of("a", good.toBuilder().dataType("Number").build()),
            Map.of("a", good.toBuilder().dataType("Binary").build()));
    for (Map<String, MessageAttributeValue> attributes : bad) {
      assertThatExceptionOfType(SqsException.class)
          .isThrownBy(() -> send("x", attributes))
          .matches(e -> e.awsErrorDetails().errorCode().equals("InvalidParameterValue"));
    }
  }

  @Test
  void messageAttributesAreChosenByPrefix() {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("x").build();
    send("a", Map.of("order.id", value, "order.time", value, "other", value));
    assertThat(
            sqs.receiveMessage(r -> r.queueUrl(orders).messageAttributeNames("order.*"))
                .messages()
                .getFirst()
                .messageAttributes())
        .containsOnlyKeys("order.id", "order.time");
  }

  @Test
  void listsComeInPages() {
    engine.declare(IntStream.range(0, 5).mapToObj(i -> QueueSettings.named("page-" + i)).toList());
    var first = sqs.listQueues(r -> r.queueNamePrefix("page-").maxResults(3));
    var second =
        sqs.listQueues(r -> r.queueNamePrefix("page-").maxResults(3).nextToken(first.nextToken()));
    assertThat(first.queueUrls()).hasSize(3);
    assertThat(second.queueUrls())
        .containsExactly(engine.queueUrl("page-3"), engine.queueUrl("page-4"));
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void theRetentionIsSaid() {
    assertThat(
            sqs.getQueueAttributes(
                    r ->
                        r.queueUrl(orders)
                            .attributeNames(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
                .attributes())
        .isEqualTo(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600"));
  }

  @Test
  void whoWaitsIsToldWhenTheQueuesAreClosed() {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)));
    awaitWaiting();
    engine.close();
    assertThatExceptionOfType(AbortedException.class)
        .isThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(orders).messageBody("x")));
    await().until(waiting::isDone);
    assertThat(waiting.exceptionNow()).isInstanceOf(AbortedException.class);
  }

  @Test
  void whoWaitsIsToldWhenTheQueueIsDeleted() {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)));
    awaitWaiting();
    try (SqsClient http = HttpClients.of(engine)) {
      http.deleteQueue(r -> r.queueUrl(orders));
    }
    await().until(waiting::isDone);
    assertThat(waiting.exceptionNow()).isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void whoWaitsCanBeInterrupted() throws InterruptedException {
    CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20));
                  } catch (AbortedException _) {
                    stillInterrupted.complete(Thread.currentThread().isInterrupted());
                  }
                });
    awaitWaiting();
    waiting.interrupt();
    waiting.join();
    assertThat(stillInterrupted.getNow(false)).isTrue();
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody("for the next"));
    assertThat(numbers(orders).getFirst()).isIn("0", "1");
  }

  @Test
  void whatAnInterruptedThreadSendsIsSent() {
    Thread.currentThread().interrupt();
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody("sent"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders)).messages()).hasSize(1);
  }

  @Test
  void enginesDoNotSeeOneAnothersQueues() {
    try (QueueEngine other = QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"))) {
      other.declare(List.of(QueueSettings.named("internal")));
      assertThat(other.client().listQueues().queueUrls())
          .containsExactly(other.queueUrl("internal"));
      assertThat(sqs.listQueues().queueUrls()).containsExactly(orders, deadLetters);
    }
    assertThat(sqs.listQueues().queueUrls()).hasSize(2);
  }

  private void awaitWaiting() {
    await().until(() -> engine.waiting() == 1);
  }
}

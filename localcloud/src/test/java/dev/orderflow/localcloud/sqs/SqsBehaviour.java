package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** What SQS does, whichever way one comes to it. */
abstract class SqsBehaviour extends OnQueues {

  private static final String MANY_SCRIPTS = "Größe 注文 заказ طلب 🛒👩‍👩‍👧 \t\r\n \"<&>\\ \uFFFD";

  @Test
  void aMessageArrivesAsItWasSent() {
    var trace = MessageAttributeValue.builder().dataType("String").stringValue("ünï🛒").build();
    var price = MessageAttributeValue.builder().dataType("Number.eur").stringValue("12.5").build();
    var bytes =
        MessageAttributeValue.builder()
            .dataType("Binary")
            .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 127}))
            .build();
    Map<String, MessageAttributeValue> attributes =
        Map.of("trace", trace, "price", price, "bytes", bytes);
    var sent =
        sqs.sendMessage(
            r -> r.queueUrl(orders).messageBody(MANY_SCRIPTS).messageAttributes(attributes));

    Message received =
        sqs.receiveMessage(r -> r.queueUrl(orders).messageAttributeNames("All"))
            .messages()
            .getFirst();

    assertThat(received.messageId()).isEqualTo(sent.messageId());
    assertThat(received.body()).isEqualTo(MANY_SCRIPTS);
    assertThat(received.md5OfBody()).isEqualTo(sent.md5OfMessageBody());
    assertThat(received.messageAttributes()).isEqualTo(attributes);
    assertThat(received.md5OfMessageAttributes()).isEqualTo(sent.md5OfMessageAttributes());
  }

  @Test
  void attributesComeOnlyWhenAskedFor() {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("x").build();
    send("a", Map.of("one", value, "two", value));

    assertThat(receive().messageAttributes()).isEmpty();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0)).messages())
        .isEmpty();
  }

  @Test
  void aReceivedMessageIsHiddenUntilItsTimeout() {
    send("a", Map.of());
    Message first =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(orders)
                        .visibilityTimeout(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders)).messages()).isEmpty();

    Message second =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(orders)
                        .waitTimeSeconds(20)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();

    assertThat(first.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsKey(MessageSystemAttributeName.SENT_TIMESTAMP);
    assertThat(second.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2")
        .containsEntry(
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
            first.attributes().get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
  }

  @Test
  void aMessageCanBeGivenBackAtOnce() {
    send("a", Map.of());
    Message received = receive();
    sqs.changeMessageVisibility(
        r -> r.queueUrl(orders).receiptHandle(received.receiptHandle()).visibilityTimeout(0));
    assertThat(receive().messageId()).isEqualTo(received.messageId());
  }

  @Test
  void aDeletedMessageIsGoneAndMayBeDeletedAgain() {
    send("a", Map.of());
    Message received =
        sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0)).messages().getFirst();
    for (int i = 0; i < 2; i++) {
      sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(received.receiptHandle()));
    }
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders)).messages()).isEmpty();
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void whoeverReceivedAMessageBeforeCannotDeleteItForWhoHasItNow() {
    send("a", Map.of());
    Message first =
        sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0)).messages().getFirst();
    receive();
    sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(first.receiptHandle()));
    assertThat(numbers(orders)).containsExactly("0", "1", "0");
  }

  @Test
  void aMessageReceivedTooOftenBecomesADeadLetter() {
    send("poison", Map.of());
    for (int i = 0; i < 2; i++) {
      assertThat(sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0)).messages())
          .hasSize(1);
    }
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders)).messages()).isEmpty();

    Message dead =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(deadLetters)
                        .waitTimeSeconds(20)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .messages()
            .getFirst();
    assertThat(dead.body()).isEqualTo("poison");
    assertThat(dead.attributes())
        .containsEntry(
            MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
            "arn:aws:sqs:us-east-1:000000000000:orders");
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void deadLettersAreSentBackExceptThoseDeleted() {
    for (String body : List.of("deleted", "kept-1", "kept-2")) {
      sqs.sendMessage(r -> r.queueUrl(deadLetters).messageBody(body));
    }
    Message seen =
        sqs.receiveMessage(r -> r.queueUrl(deadLetters).visibilityTimeout(0)).messages().getFirst();
    sqs.deleteMessage(r -> r.queueUrl(deadLetters).receiptHandle(seen.receiptHandle()));

    String source = QueueEngine.queueArn("orders-dlq");
    sqs.startMessageMoveTask(r -> r.sourceArn(source));

    await()
        .until(
            () ->
                sqs.listMessageMoveTasks(r -> r.sourceArn(source))
                    .results()
                    .getFirst()
                    .status()
                    .equals("COMPLETED"));
    Set<String> bodies = ConcurrentHashMap.newKeySet();
    await()
        .until(
            () -> {
              sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(10))
                  .messages()
                  .forEach(m -> bodies.add(m.body()));
              return bodies.size() == 2;
            });
    assertThat(bodies).doesNotContain(seen.body());
    assertThat(numbers(deadLetters)).containsExactly("0", "0", "0");
  }

  @Test
  void onlyADeadLetterQueueCanBeSentBack() {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(
            () -> sqs.startMessageMoveTask(r -> r.sourceArn(QueueEngine.queueArn("orders"))))
        .withMessageContaining("must be configured as a Dead Letter Queue");
  }

  @Test
  void theSourcesOfADeadLetterQueueAreListed() {
    assertThat(sqs.listDeadLetterSourceQueues(r -> r.queueUrl(deadLetters)).queueUrls())
        .containsExactly(orders);
  }

  @Test
  void aLongPollIsAnsweredWhenAMessageComes() {
    List<CompletableFuture<List<Message>>> waiting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        waiting.add(
            CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)).messages(),
                threads));
      }
      sqs.sendMessage(r -> r.queueUrl(orders).messageBody("single"));
      sendBatch("in-a-batch");
      assertThat(waiting)
          .extracting(answer -> answer.join().getFirst().body())
          .containsExactlyInAnyOrder("single", "in-a-batch");
    }
  }

  @Test
  void aDelayedMessageComesLater() {
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody("later").delaySeconds(1));
    assertThat(numbers(orders)).containsExactly("0", "0", "1");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(20)).messages())
        .hasSize(1);
  }

  @Test
  void batchesAnswerForEachEntry() {
    sendBatch("a", "b", "c");
    List<Message> received = new ArrayList<>();
    await()
        .until(
            () -> {
              received.addAll(
                  sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(10)).messages());
              return received.size() == 3;
            });
    var changed =
        sqs.changeMessageVisibilityBatch(
            r ->
                r.queueUrl(orders)
                    .entries(
                        e -> e.id("0").receiptHandle(handle(received, 0)).visibilityTimeout(0),
                        e -> e.id("1").receiptHandle("nonsense").visibilityTimeout(0)));
    assertThat(changed.successful()).extracting(e -> e.id()).containsExactly("0");
    assertThat(changed.failed()).extracting(e -> e.id()).containsExactly("1");

    var deleted =
        sqs.deleteMessageBatch(
            r ->
                r.queueUrl(orders)
                    .entries(
                        DeleteMessageBatchRequestEntry.builder()
                            .id("1")
                            .receiptHandle(handle(received, 1))
                            .build(),
                        DeleteMessageBatchRequestEntry.builder()
                            .id("x")
                            .receiptHandle("nonsense")
                            .build()));
    assertThat(deleted.successful()).extracting(e -> e.id()).containsExactly("1");
    assertThat(deleted.failed())
        .extracting(e -> e.code())
        .containsExactly("ReceiptHandleIsInvalid");
    assertThat(numbers(orders)).containsExactly("1", "1", "0");
  }

  @Test
  void aBatchWithOneBadEntrySendsTheOthers() {
    var answer =
        sqs.sendMessageBatch(
            r ->
                r.queueUrl(orders)
                    .entries(entry("good", "ok"), entry("bad", "bell\u0007"), entry("fine", "ok")));
    assertThat(answer.successful()).extracting(e -> e.id()).containsExactly("good", "fine");
    assertThat(answer.failed())
        .singleElement()
        .matches(e -> e.id().equals("bad") && e.senderFault());
    assertThat(numbers(orders)).containsExactly("2", "0", "0");
  }

  @Test
  void aBatchIsRefusedAsAWhole() {
    List<SendMessageBatchRequestEntry> eleven =
        IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "x")).toList();
    assertThatExceptionOfType(TooManyEntriesInBatchRequestException.class)
        .isThrownBy(() -> sqs.sendMessageBatch(r -> r.queueUrl(orders).entries(eleven)));
    assertThatExceptionOfType(BatchEntryIdsNotDistinctException.class)
        .isThrownBy(
            () ->
                sqs.sendMessageBatch(
                    r -> r.queueUrl(orders).entries(entry("same", "x"), entry("same", "y"))));
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void whatIsNotAMessageIsRefused() {
    for (String body :
        List.of("nul\u0000", "lone \uD800 surrogate", "\uFFFE", "a".repeat(1 + (1 << 20)))) {
      assertThatExceptionOfType(SqsException.class)
          .isThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(orders).messageBody(body)))
          .matches(e -> e.statusCode() == 400);
    }
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody("a".repeat(1 << 20)));
  }

  @Test
  void receivingKnowsItsLimits() {
    for (int count : List.of(0, 11)) {
      assertThatExceptionOfType(SqsException.class)
          .isThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(count)));
    }
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> sqs.receiveMessage(r -> r.queueUrl(orders).waitTimeSeconds(21)));
  }

  @Test
  void anUnknownQueueAndAMalformedReceiptHaveExceptionsOfTheirOwn() {
    String unknown = engine.queueUrl("nobody");
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> sqs.sendMessage(r -> r.queueUrl(unknown).messageBody("x")));
    assertThatExceptionOfType(QueueDoesNotExistException.class)
        .isThrownBy(() -> sqs.getQueueUrl(r -> r.queueName("nobody")));
    assertThatExceptionOfType(ReceiptHandleIsInvalidException.class)
        .isThrownBy(() -> sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle("nonsense")));
  }

  @Test
  void queuesAreFoundAndDescribed() {
    assertThat(sqs.getQueueUrl(r -> r.queueName("orders")).queueUrl())
        .isEqualTo("http://127.0.0.1:4566/000000000000/orders");
    assertThat(sqs.listQueues(r -> r.queueNamePrefix("orders")).queueUrls())
        .containsExactlyInAnyOrder(orders, deadLetters);
    assertThat(sqs.listQueues(r -> r.queueNamePrefix("nobody")).queueUrls()).isEmpty();
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(orders).attributeNames(QueueAttributeName.ALL))
            .attributes();
    assertThat(attributes)
        .containsEntry(QueueAttributeName.QUEUE_ARN, QueueEngine.queueArn("orders"))
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
        .contains("\"deadLetterTargetArn\":\"" + QueueEngine.queueArn("orders-dlq") + "\"")
        .contains("\"maxReceiveCount\":2");
  }

  @Test
  void aPurgedQueueIsEmpty() {
    sendBatch("a", "b");
    receive();
    sqs.purgeQueue(r -> r.queueUrl(orders));
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void manySendersAndReceiversLoseNothing() throws Exception {
    int senders = 4;
    int batches = 20;
    Set<String> received = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        String sender = "s" + s;
        working.add(threads.submit(() -> sendMany(sender, batches)));
        working.add(threads.submit(() -> receiveUntil(received, senders * batches * 10)));
      }
      for (Future<?> work : working) {
        work.get();
      }
    }
    assertThat(received).hasSize(senders * batches * 10);
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  private static String handle(List<Message> messages, int index) {
    return messages.get(index).receiptHandle();
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue of orders, its dead-letter queue, and what tests do with them again and again. */
abstract class OnQueues {

  QueueEngine engine;
  SqsClient sqs;
  String orders;
  String deadLetters;

  abstract SqsClient client(QueueEngine engine);

  @BeforeEach
  void start() {
    engine = QueueEngine.inMemory(URI.create("http://127.0.0.1:4566"));
    engine.declare(
        List.of(
            QueueSettings.named("orders").withRedrive("orders-dlq", 2),
            QueueSettings.named("orders-dlq")));
    sqs = client(engine);
    orders = engine.queueUrl("orders");
    deadLetters = engine.queueUrl("orders-dlq");
  }

  @AfterEach
  void stop() {
    sqs.close();
    engine.close();
  }

  void send(String body, Map<String, MessageAttributeValue> attributes) {
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody(body).messageAttributes(attributes));
  }

  void sendBatch(String... bodies) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, bodies.length).mapToObj(i -> entry("e" + i, bodies[i])).toList();
    assertThat(sqs.sendMessageBatch(r -> r.queueUrl(orders).entries(entries)).failed()).isEmpty();
  }

  void sendMany(String sender, int batches) {
    for (int b = 0; b < batches; b++) {
      String prefix = sender + "-" + b + "-";
      sendBatch(IntStream.range(0, 10).mapToObj(i -> prefix + i).toArray(String[]::new));
    }
  }

  void receiveUntil(Set<String> received, int all) {
    while (received.size() < all) {
      for (Message message :
          sqs.receiveMessage(r -> r.queueUrl(orders).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages()) {
        assertThat(received.add(message.body())).isTrue();
        sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(message.receiptHandle()));
      }
    }
  }

  Message receive() {
    return sqs.receiveMessage(r -> r.queueUrl(orders)).messages().getFirst();
  }

  /** Visible, not visible, delayed. */
  List<String> numbers(String queue) {
    Map<QueueAttributeName, String> attributes =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
            .attributes();
    return List.of(
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }
}

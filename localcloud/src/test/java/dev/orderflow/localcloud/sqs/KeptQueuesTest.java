package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.sqs.journal.Journal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is there after a restart. That it also is after a kill: {@link KilledProcessTest}. */
class KeptQueuesTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");
  private static final QueueSettings ORDERS =
      QueueSettings.named("orders")
          .withVisibilityTimeout(Duration.ofHours(1))
          .withRedrive("orders-dlq", 2);
  private static final QueueSettings DEAD_LETTERS = QueueSettings.named("orders-dlq");

  @TempDir Path folder;
  QueueEngine engine;
  String orders;
  String deadLetters;

  @BeforeEach
  void start() throws IOException {
    open();
    engine.declare(List.of(ORDERS, DEAD_LETTERS));
    orders = engine.queueUrl("orders");
    deadLetters = engine.queueUrl("orders-dlq");
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void messagesAreThereAsTheyWere() throws IOException {
    var value = MessageAttributeValue.builder().dataType("String").stringValue("注文").build();
    sqs()
        .sendMessage(
            r ->
                r.queueUrl(orders)
                    .messageBody("🛒")
                    .messageAttributes(Map.of("validatedAt", value)));
    sqs().sendMessage(r -> r.queueUrl(orders).messageBody("later").delaySeconds(900));
    restart();
    Message received = receive(orders);
    assertThat(received.body()).isEqualTo("🛒");
    assertThat(received.messageAttributes()).isEqualTo(Map.of("validatedAt", value));
    assertThat(numbers(orders)).containsExactly("0", "1", "1");
  }

  @Test
  void whatIsDeletedStaysDeleted() throws IOException {
    send("a");
    Message received = receive(orders);
    sqs().deleteMessage(r -> r.queueUrl(orders).receiptHandle(received.receiptHandle()));
    send("b");
    sqs().purgeQueue(r -> r.queueUrl(orders));
    restart();
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void whoeverWorkedOnAMessageCanDeleteItAfterARestart() throws IOException {
    send("a");
    Message before = receive(orders);
    restart();
    sqs().deleteMessage(r -> r.queueUrl(orders).receiptHandle(before.receiptHandle()));
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
  }

  @Test
  void whatWasBeingWorkedOnIsVisible() throws IOException {
    send("a");
    Message before = receive(orders);
    restart();
    assertThat(numbers(orders)).containsExactly("1", "0", "0");
    Message after = receive(orders);
    assertThat(after.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
            before
                .attributes()
                .get(MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
  }

  @Test
  void aMessageThatKillsItsReceiverEveryTimeBecomesADeadLetter() throws IOException {
    send("poison");
    for (int i = 0; i < CrashReceives.MOST_FORGIVEN + 2; i++) {
      receive(orders);
      restart();
    }
    assertThat(sqs().receiveMessage(r -> r.queueUrl(orders)).messages()).isEmpty();
    await().until(() -> numbers(deadLetters).getFirst().equals("1"));
    restart();
    assertThat(numbers(orders)).containsExactly("0", "0", "0");
    assertThat(receive(deadLetters).body()).isEqualTo("poison");
  }

  /** Each time a process dies that has everything in work. */
  @Test
  void noCrashLoopMakesDeadLettersOfHealthyMessages() throws IOException {
    List<String> sent = sendThirty();
    for (int kill = 0; kill < 12; kill++) {
      assertThat(receiveAll(orders)).extracting(Message::body).containsAll(sent);
      restart();
    }
    assertThat(receiveAll(orders))
        .hasSize(30)
        .allSatisfy(
            message ->
                assertThat(message.attributes())
                    .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
    assertThat(numbers(deadLetters)).containsExactly("0", "0", "0");
  }

  /** Its body is in the journal alone, from where it has to be taken along. */
  @Test
  void aLargeMessageThatWasInWorkIsForgivenToo() throws IOException {
    String large = "x".repeat(Journal.LARGE_BODY + 1);
    send(large);
    for (int kill = 0; kill < 3; kill++) {
      assertThat(receive(orders).body()).isEqualTo(large);
      restart();
    }
    Message last = receive(orders);
    assertThat(last.body()).isEqualTo(large);
    assertThat(last.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
  }

  @Test
  void aReceiveThatFailedBeforeTheCrashCountsAndItsTimeIsWaitedFor() throws IOException {
    send("failed");
    send("hung");
    for (Message message : receiveAll(orders)) {
      int seconds = message.body().equals("failed") ? 900 : 0;
      sqs()
          .changeMessageVisibility(
              r ->
                  r.queueUrl(orders)
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout(seconds));
    }
    restart();
    assertThat(numbers(orders)).containsExactly("1", "1", "0");
    assertThat(receive(orders).attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void aRedriveBringsAllThatFailedTooOftenBackToBeTriedAnew() throws IOException {
    List<String> sent = sendThirty();
    for (int receive = 0; receive < 2; receive++) {
      for (Message message : receiveAll(orders)) {
        sqs()
            .changeMessageVisibility(
                r ->
                    r.queueUrl(orders).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      }
    }
    // what would be received once too often goes there instead, ten at a time
    await()
        .until(() -> receiveAll(orders).isEmpty() && numbers(deadLetters).getFirst().equals("30"));
    restart();
    sqs().startMessageMoveTask(r -> r.sourceArn(QueueEngine.queueArn("orders-dlq")));
    await().until(() -> numbers(orders).getFirst().equals("30"));
    restart();
    assertThat(receiveAll(orders))
        .extracting(Message::body)
        .containsExactlyInAnyOrderElementsOf(sent);
    restart();
    assertThat(receiveAll(orders)).hasSize(30);
  }

  private List<String> sendThirty() {
    List<String> bodies =
        java.util.stream.IntStream.range(0, 30).mapToObj(i -> "message " + i).toList();
    bodies.forEach(this::send);
    return bodies;
  }

  private List<Message> receiveAll(String queue) {
    List<Message> all = new ArrayList<>();
    List<Message> some;
    do {
      some =
          sqs()
              .receiveMessage(
                  r ->
                      r.queueUrl(queue)
                          .maxNumberOfMessages(10)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
              .messages();
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }

  @Test
  void aDeadLetterSentBackIsWhereItWasSent() throws IOException {
    sqs().sendMessage(r -> r.queueUrl(deadLetters).messageBody("a"));
    sqs().startMessageMoveTask(r -> r.sourceArn(QueueEngine.queueArn("orders-dlq")));
    await().until(() -> numbers(orders).getFirst().equals("1"));
    restart();
    assertThat(numbers(orders)).containsExactly("1", "0", "0");
    assertThat(numbers(deadLetters)).containsExactly("0", "0", "0");
  }

  @Test
  void settingsAreThereAndCanBeDeclaredAnew() throws IOException {
    Map<QueueAttributeName, String> before = attributes(orders);
    restart();
    assertThat(attributes(orders)).isEqualTo(before);
    engine.declare(List.of(ORDERS, DEAD_LETTERS));
    assertThat(attributes(orders)).isEqualTo(before);

    send("stays");
    engine.declare(
        List.of(
            QueueSettings.named("orders").withVisibilityTimeout(Duration.ofSeconds(7)),
            DEAD_LETTERS));
    restart();
    assertThat(attributes(orders))
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "7")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
        .doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
  }

  @Test
  void whatStrangersMakeOverHttpIsThereToo() throws IOException {
    try (SqsClient http = HttpClients.of(engine)) {
      http.createQueue(
          r ->
              r.queueName("theirs.fifo")
                  .attributes(
                      Map.of(
                          QueueAttributeName.FIFO_QUEUE,
                          "true",
                          QueueAttributeName.VISIBILITY_TIMEOUT,
                          "5")));
      http.createQueue(r -> r.queueName("deleted"));
      http.deleteQueue(r -> r.queueUrl(engine.queueUrl("deleted")));
      http.setQueueAttributes(
          r ->
              r.queueUrl(engine.queueUrl("theirs.fifo"))
                  .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "6")));
      for (String body : List.of("first", "second")) {
        http.sendMessage(
            r ->
                r.queueUrl(engine.queueUrl("theirs.fifo"))
                    .messageBody(body)
                    .messageGroupId("g")
                    .messageDeduplicationId(body));
      }
    }
    restart();
    String theirs = engine.queueUrl("theirs.fifo");
    assertThat(sqs().listQueues().queueUrls()).containsExactly(orders, deadLetters, theirs);
    assertThat(attributes(theirs)).containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "6");
    try (SqsClient http = HttpClients.of(engine)) {
      List<Message> received =
          http.receiveMessage(r -> r.queueUrl(theirs).maxNumberOfMessages(10)).messages();
      assertThat(received).extracting(Message::body).containsExactly("first", "second");
    }
  }

  @Test
  void aQueueWhoseDeadLetterQueueIsGoneKeepsItsMessages() throws IOException {
    send("a");
    try (SqsClient http = HttpClients.of(engine)) {
      http.deleteQueue(r -> r.queueUrl(deadLetters));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(sqs().receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0)).messages())
          .hasSize(1);
    }
    restart();
    assertThat(attributes(orders)).doesNotContainKey(QueueAttributeName.REDRIVE_POLICY);
    assertThat(numbers(orders)).containsExactly("1", "0", "0");
  }

  @Test
  void aDeadLetterQueueMustExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> engine.declare(List.of(QueueSettings.named("other").withRedrive("none", 5))))
        .withMessage("The dead-letter queue none of other does not exist");
    assertThat(sqs().listQueues().queueUrls()).hasSize(2);
  }

  private void restart() throws IOException {
    engine.close();
    open();
  }

  private void open() throws IOException {
    engine = QueueEngine.kept(ENDPOINT, folder.resolve("queues.journal"));
  }

  private SqsClient sqs() {
    return engine.client();
  }

  private void send(String body) {
    sqs().sendMessage(r -> r.queueUrl(orders).messageBody(body));
  }

  private Message receive(String queue) {
    return sqs()
        .receiveMessage(
            r ->
                r.queueUrl(queue)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages()
        .getFirst();
  }

  private Map<QueueAttributeName, String> attributes(String queue) {
    return sqs()
        .getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
        .attributes();
  }

  /** Visible, not visible, delayed. */
  private List<String> numbers(String queue) {
    Map<QueueAttributeName, String> attributes = attributes(queue);
    return List.of(
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }
}

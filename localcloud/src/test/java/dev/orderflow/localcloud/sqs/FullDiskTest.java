package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.orderflow.localcloud.sqs.journal.TestDisk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** While the journal cannot be written nothing happens, and whoever asks is told. */
class FullDiskTest {

  private final TestDisk disk = new TestDisk();

  @TempDir Path folder;
  QueueEngine engine;
  SqsClient sqs;
  String orders;

  @BeforeEach
  void start() throws IOException {
    open();
    engine.declare(
        List.of(
            QueueSettings.named("orders").withRedrive("orders-dlq", 2),
            QueueSettings.named("orders-dlq")));
    send("kept");
  }

  @AfterEach
  void stop() {
    disk.free();
    engine.close();
  }

  @Test
  void nothingIsSentReceivedDeletedOrPurged() throws IOException {
    Message received = receive().getFirst();
    disk.fill();
    assertRefused(() -> send("refused"));
    assertRefused(() -> sqs.purgeQueue(r -> r.queueUrl(orders)));
    assertRefused(
        () -> sqs.deleteMessage(r -> r.queueUrl(orders).receiptHandle(received.receiptHandle())));
    assertRefused(() -> engine.declare(List.of(QueueSettings.named("other"))));
    assertThat(sqs.listQueues().queueUrls()).hasSize(2);
    disk.free();
    send("kept too");
    restart();
    assertThat(List.of(body(), body())).containsExactlyInAnyOrder("kept", "kept too");
    assertThat(receive()).isEmpty();
  }

  @Test
  void aMessageThatNobodyWasGivenWasNotReceived() {
    disk.fill();
    for (int i = 0; i < 5; i++) {
      assertRefused(this::receive);
    }
    disk.free();
    assertThat(receive().getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
  }

  @Test
  void aDeadLetterThatCannotBeMovedIsWhereItWasAfterwards() throws IOException {
    for (int i = 0; i < 2; i++) {
      sqs.receiveMessage(r -> r.queueUrl(orders).visibilityTimeout(0));
    }
    disk.fill();
    assertThat(receive()).isEmpty();
    await().until(() -> deadLetters() == 1);
    disk.free();
    restart();
    assertThat(deadLetters()).isZero();
    assertThat(receive()).isEmpty();
    String deadLetters = engine.queueUrl("orders-dlq");
    assertThat(sqs.receiveMessage(r -> r.queueUrl(deadLetters).waitTimeSeconds(20)).messages())
        .hasSize(1);
  }

  private int deadLetters() {
    return Integer.parseInt(
        sqs.getQueueAttributes(
                r ->
                    r.queueUrl(engine.queueUrl("orders-dlq"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, ""));
  }

  private static void assertRefused(ThrowingCallable request) {
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(request)
        .withMessageContaining("No space left on device")
        .matches(
            e -> e.statusCode() == 500 && e.awsErrorDetails().errorCode().equals("InternalError"));
  }

  private void restart() throws IOException {
    engine.close();
    open();
  }

  private void open() throws IOException {
    engine =
        QueueEngine.restored(
            URI.create("http://127.0.0.1:4566"),
            disk.open(folder.resolve("queues.journal")),
            InstantSource.system());
    sqs = engine.client();
    orders = engine.queueUrl("orders");
  }

  private void send(String body) {
    sqs.sendMessage(r -> r.queueUrl(orders).messageBody(body));
  }

  private String body() {
    return receive().getFirst().body();
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            r -> r.queueUrl(orders).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Where time passes faster, one waits less. */
class HurriedQueueTest {

  private static final QueueAttributeName WAITING =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @Test
  @Timeout(60)
  void aDelayOfQuarterAnHourIsOverSoon() {
    try (QueueEngine engine = QueueEngine.inMemory(ENDPOINT, 900)) {
      engine.declare(
          List.of(
              new QueueSettings(
                  "later",
                  Duration.ofMinutes(15),
                  Duration.ofDays(1),
                  Duration.ZERO,
                  Duration.ZERO,
                  null)));
      SqsClient sqs = engine.client();
      String url = engine.queueUrl("later");
      sqs.sendMessage(r -> r.queueUrl(url).messageBody("hello").delaySeconds(900));

      assertThat(receive(sqs, url)).isEqualTo("hello");
      // Invisible for another quarter of an hour, then there again.
      assertThat(receive(sqs, url)).isEqualTo("hello");
    }
  }

  /** Or nobody who looks at a queue of dead letters would see that there are any. */
  @Test
  void aMessageIsCountedByTheTimeInWhichItWasSent() {
    try (QueueEngine engine = QueueEngine.inMemory(ENDPOINT, 900);
        SqsClient http = HttpClients.of(engine)) {
      engine.declare(
          List.of(
              new QueueSettings(
                  "dead",
                  Duration.ofSeconds(30),
                  Duration.ofDays(1),
                  Duration.ZERO,
                  Duration.ZERO,
                  null)));
      String url = engine.queueUrl("dead");
      engine.client().sendMessage(r -> r.queueUrl(url).messageBody("hello"));

      for (SqsClient sqs : List.of(engine.client(), http)) {
        assertThat(
                sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(WAITING)).attributes())
            .containsEntry(WAITING, "1");
      }
    }
  }

  private static String receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
        .messages()
        .getFirst()
        .body();
  }
}

package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Where time passes faster, one waits less. */
class HurriedQueueTest {

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

  private static String receive(SqsClient sqs, String url) {
    return sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20))
        .messages()
        .getFirst()
        .body();
  }
}

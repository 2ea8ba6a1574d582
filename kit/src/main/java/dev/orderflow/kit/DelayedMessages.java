package dev.orderflow.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A service's own queue as its memory of what comes later. */
public record DelayedMessages(Supplier<SqsClient> sqs, String queueUrl) {

  /** As long as SQS holds a message back. One that comes before its time is sent once more. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  public void send(String body, Instant due, Instant now) {
    sqs.get()
        .sendMessage(r -> r.queueUrl(queueUrl).messageBody(body).delaySeconds(delay(due, now)));
  }

  /** Whole seconds, rounded up. */
  static int delay(Instant due, Instant now) {
    Duration left = Duration.between(now, due);
    Duration delay = left.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : left;
    return delay.isNegative() ? 0 : (int) delay.plusMillis(999).toSeconds();
  }
}

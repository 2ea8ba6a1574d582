package dev.orderflow.kit;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * When a failed message comes back. Left alone it would wait for the queue's whole visibility
 * timeout; instead a passing fault is retried ever more seldom, over seven minutes in all, and a
 * message that no retry can mend goes to the dead-letter queue without delay.
 */
record Retries(Supplier<SqsClient> sqs, String queueUrl) {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  void schedule(SqsBatch.Message message, RuntimeException fault) {
    try {
      sqs.get()
          .changeMessageVisibility(
              r ->
                  r.queueUrl(queueUrl)
                      .receiptHandle(message.receiptHandle())
                      .visibilityTimeout((int) delay(message.receiveCount(), fault).toSeconds()));
    } catch (SdkException e) {
      // Then the queue's visibility timeout decides: later, but not lost.
    }
  }

  /** Whether no retry can mend it. */
  static boolean isFinal(RuntimeException fault) {
    return fault instanceof PoisonException || fault instanceof JsonException;
  }

  static Duration delay(int receiveCount, RuntimeException fault) {
    if (isFinal(fault)) {
      return Duration.ZERO;
    }
    if (fault instanceof PostponedException postponed) {
      return postponed.delay();
    }
    long seconds = FIRST.toSeconds() << (2 * Math.min(receiveCount - 1, 10));
    return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
  }
}

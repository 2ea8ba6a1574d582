package dev.orderflow.localcloud.sqs.journal;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its settings.
 *
 * @param created milliseconds since the epoch
 * @param modified milliseconds since the epoch
 * @param deadLetterQueue the name of the queue that gets what was received too often
 * @param maxReceiveCount meaningless without a dead-letter queue
 */
public record StoredQueue(
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    long created,
    long modified,
    @Nullable String deadLetterQueue,
    int maxReceiveCount,
    boolean fifo,
    boolean contentBasedDeduplication,
    Map<String, String> tags) {

  public StoredQueue {
    tags = Map.copyOf(tags);
  }

  public StoredQueue modifiedAt(long now) {
    return with(now, deadLetterQueue, maxReceiveCount);
  }

  public StoredQueue withoutRedrive() {
    return with(modified, null, 0);
  }

  private StoredQueue with(long modifiedAt, @Nullable String deadLetters, int receives) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modifiedAt,
        deadLetters,
        receives,
        fifo,
        contentBasedDeduplication,
        tags);
  }
}

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
 * @param maximumMessageSize in bytes
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
    Map<String, String> tags,
    int maximumMessageSize) {

  /** What SQS takes at most, and unless a queue says otherwise. */
  public static final int LARGEST_MESSAGE = 1 << 20;

  public StoredQueue {
    tags = Map.copyOf(tags);
  }

  public StoredQueue modifiedAt(long now) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        now,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withVisibilityTimeout(Duration changed) {
    return new StoredQueue(
        name,
        changed,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withRetention(Duration changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        changed,
        delay,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withDelay(Duration changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        changed,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withReceiveWait(Duration changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        changed,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withRedrive(String deadLetters, int receives) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        deadLetters,
        receives,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withoutRedrive() {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        null,
        0,
        fifo,
        contentBasedDeduplication,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withContentBasedDeduplication(boolean changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        changed,
        tags,
        maximumMessageSize);
  }

  public StoredQueue withTags(Map<String, String> changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        changed,
        maximumMessageSize);
  }

  public StoredQueue withMaximumMessageSize(int changed) {
    return new StoredQueue(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        created,
        modified,
        deadLetterQueue,
        maxReceiveCount,
        fifo,
        contentBasedDeduplication,
        tags,
        changed);
  }
}

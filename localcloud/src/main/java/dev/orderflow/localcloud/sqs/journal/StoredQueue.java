package dev.orderflow.localcloud.sqs.journal;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its settings.
 *
 * @param created milliseconds since the epoch
 * @param modified milliseconds since the epoch
 * @param deadLetterQueue the name of the queue that gets what was received too often
 * @param maxReceiveCount meaningless without a dead-letter queue
 * @param maximumMessageSize in bytes
 * @param others what is told back and changes nothing here, such as a policy, by SQS's names
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
    int maximumMessageSize,
    Map<String, String> others) {

  /** What SQS takes at most, and unless a queue says otherwise. */
  public static final int LARGEST_MESSAGE = 1 << 20;

  public StoredQueue {
    tags = Map.copyOf(tags);
    others = Map.copyOf(others);
  }

  public StoredQueue modifiedAt(long now) {
    return with(it -> it.modified = now);
  }

  public StoredQueue withVisibilityTimeout(Duration changed) {
    return with(it -> it.visibilityTimeout = changed);
  }

  public StoredQueue withRetention(Duration changed) {
    return with(it -> it.retention = changed);
  }

  public StoredQueue withDelay(Duration changed) {
    return with(it -> it.delay = changed);
  }

  public StoredQueue withReceiveWait(Duration changed) {
    return with(it -> it.receiveWait = changed);
  }

  public StoredQueue withRedrive(String deadLetters, int receives) {
    return with(
        it -> {
          it.deadLetterQueue = deadLetters;
          it.maxReceiveCount = receives;
        });
  }

  public StoredQueue withoutRedrive() {
    return with(
        it -> {
          it.deadLetterQueue = null;
          it.maxReceiveCount = 0;
        });
  }

  public StoredQueue withContentBasedDeduplication(boolean changed) {
    return with(it -> it.contentBasedDeduplication = changed);
  }

  public StoredQueue withTags(Map<String, String> changed) {
    return with(it -> it.tags = changed);
  }

  public StoredQueue withMaximumMessageSize(int changed) {
    return with(it -> it.maximumMessageSize = changed);
  }

  public StoredQueue withOthers(Map<String, String> changed) {
    return with(it -> it.others = changed);
  }

  private StoredQueue with(Consumer<Settings> change) {
    Settings settings = new Settings(this);
    change.accept(settings);
    return settings.made();
  }

  /** What of a queue may change. */
  private static final class Settings {

    private final StoredQueue queue;
    private Duration visibilityTimeout;
    private Duration retention;
    private Duration delay;
    private Duration receiveWait;
    private long modified;
    private @Nullable String deadLetterQueue;
    private int maxReceiveCount;
    private boolean contentBasedDeduplication;
    private Map<String, String> tags;
    private int maximumMessageSize;
    private Map<String, String> others;

    Settings(StoredQueue queue) {
      this.queue = queue;
      this.visibilityTimeout = queue.visibilityTimeout;
      this.retention = queue.retention;
      this.delay = queue.delay;
      this.receiveWait = queue.receiveWait;
      this.modified = queue.modified;
      this.deadLetterQueue = queue.deadLetterQueue;
      this.maxReceiveCount = queue.maxReceiveCount;
      this.contentBasedDeduplication = queue.contentBasedDeduplication;
      this.tags = queue.tags;
      this.maximumMessageSize = queue.maximumMessageSize;
      this.others = queue.others;
    }

    StoredQueue made() {
      return new StoredQueue(
          queue.name,
          visibilityTimeout,
          retention,
          delay,
          receiveWait,
          queue.created,
          modified,
          deadLetterQueue,
          maxReceiveCount,
          queue.fifo,
          contentBasedDeduplication,
          tags,
          maximumMessageSize,
          others);
    }
  }
}

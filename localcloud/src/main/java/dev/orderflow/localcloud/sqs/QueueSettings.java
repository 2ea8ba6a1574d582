package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A queue as a template describes it. Limits and defaults are those of SQS.
 *
 * @param redrive where messages go that are received too often; null if they stay
 * @param fifo null for a standard queue
 */
public record QueueSettings(
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    @Nullable Redrive redrive,
    @Nullable Fifo fifo) {

  static final Duration DEFAULT_RETENTION = Duration.ofDays(4);

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");

  /**
   * @param deadLetterQueue the name of another queue of the same engine
   * @param maxReceiveCount 1..1000
   */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {

    public Redrive {
      require(maxReceiveCount >= 1 && maxReceiveCount <= 1000, "maxReceiveCount is 1..1000");
    }
  }

  /**
   * @param contentBasedDeduplication whether a message's body stands for a deduplication id
   */
  public record Fifo(boolean contentBasedDeduplication) {}

  public QueueSettings {
    require(
        name.endsWith(".fifo") == (fifo != null),
        "A FIFO queue's name ends in .fifo, and no other queue's does: " + name);
    require(NAME.matcher(name).matches(), "A queue's name is 1..80 of A-Z a-z 0-9 _ -: " + name);
    within(visibilityTimeout, 0, Duration.ofHours(12), "VisibilityTimeout");
    within(retention, 60, Duration.ofDays(14), "MessageRetentionPeriod");
    within(delay, 0, Duration.ofMinutes(15), "DelaySeconds");
    within(receiveWait, 0, Duration.ofSeconds(20), "ReceiveMessageWaitTimeSeconds");
  }

  /** A standard queue. */
  public QueueSettings(
      String name,
      Duration visibilityTimeout,
      Duration retention,
      Duration delay,
      Duration receiveWait,
      @Nullable Redrive redrive) {
    this(name, visibilityTimeout, retention, delay, receiveWait, redrive, null);
  }

  /** A queue with SQS's defaults. */
  public static QueueSettings named(String name) {
    return new QueueSettings(
        name, Duration.ofSeconds(30), DEFAULT_RETENTION, Duration.ZERO, Duration.ZERO, null);
  }

  public QueueSettings withVisibilityTimeout(Duration timeout) {
    return new QueueSettings(name, timeout, retention, delay, receiveWait, redrive, fifo);
  }

  public QueueSettings withRedrive(String deadLetterQueue, int maxReceiveCount) {
    return new QueueSettings(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        new Redrive(deadLetterQueue, maxReceiveCount),
        fifo);
  }

  /**
   * @param present the queue if it is there: what is declared again unchanged is not modified
   */
  StoredQueue stored(long now, @Nullable StoredQueue present) {
    StoredQueue stored =
        new StoredQueue(
            name,
            visibilityTimeout,
            retention,
            delay,
            receiveWait,
            present == null ? now : present.created(),
            present == null ? now : present.modified(),
            redrive == null ? null : redrive.deadLetterQueue(),
            redrive == null ? 0 : redrive.maxReceiveCount(),
            fifo != null,
            fifo != null && fifo.contentBasedDeduplication(),
            present == null ? Map.of() : present.tags(),
            present == null ? StoredQueue.LARGEST_MESSAGE : present.maximumMessageSize(),
            present == null ? Map.of() : present.others());
    return present == null || stored.equals(present) ? stored : stored.modifiedAt(now);
  }

  private static void within(Duration value, long fromSeconds, Duration to, String what) {
    require(
        value.toSeconds() >= fromSeconds && value.compareTo(to) <= 0,
        "%s is %d..%d seconds".formatted(what, fromSeconds, to.toSeconds()));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

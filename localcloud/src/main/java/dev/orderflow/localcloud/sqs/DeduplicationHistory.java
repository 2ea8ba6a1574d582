package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a FIFO queue was sent lately: the same again is answered with what came first, also if that
 * is gone by now. To be used in the queue's turn.
 */
final class DeduplicationHistory {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** Some 40 MB. SQS has a bound too: the rate at which a FIFO queue is sent to. */
  static final int MOST = 100_000;

  private record First(SentMessage sent, long until) {}

  /** By deduplication id, the oldest first. */
  private final Map<String, First> known = new LinkedHashMap<>();

  /**
   * @throws software.amazon.awssdk.services.sqs.model.SqsException if so many more cannot be
   *     remembered now
   */
  void requireRoom(int more, long now) {
    forgetBefore(now);
    if (known.size() + more > MOST) {
      throw SqsErrors.refused(
          SqsErrors.THROTTLED,
          "The queue was sent %d messages in five minutes: try again later.".formatted(MOST));
    }
  }

  /**
   * @param fresh makes it anew, unless it is known
   */
  SentMessage firstOf(NewMessage message, long now, Supplier<SentMessage> fresh) {
    String id = message.deduplication();
    if (message.sequence() == null || id == null) {
      return fresh.get();
    }
    First first = known.get(id);
    if (first != null) {
      return first.sent;
    }
    SentMessage sent = fresh.get();
    known.put(id, new First(sent, now + REMEMBERED.toMillis()));
    return sent;
  }

  private void forgetBefore(long now) {
    var oldest = known.values().iterator();
    while (oldest.hasNext() && oldest.next().until <= now) {
      oldest.remove();
    }
  }

  /** They were not sent after all. */
  void forget(List<QueuedMessage> messages) {
    messages.forEach(message -> forget(message.deduplication));
  }

  private void forget(@Nullable String id) {
    if (id != null) {
      known.remove(id);
    }
  }

  void remember(QueuedMessage message) {
    if (message.sequence != null && message.deduplication != null) {
      SentMessage sent = new SentMessage(message.id, message.sequence);
      known.put(message.deduplication, new First(sent, message.created + REMEMBERED.toMillis()));
    }
  }
}

package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a queue, and which of them may be received next. To be used in the queue's turn.
 */
abstract sealed class MessageOrder permits StandardOrder, FifoOrder {

  /** In the order in which they came to be here. */
  private final LinkedHashMap<String, QueuedMessage> byId = new LinkedHashMap<>();

  private final AtomicLong held;
  private long arrivals;

  /**
   * @param held is kept at the bytes that the messages take, for others to see
   */
  MessageOrder(AtomicLong held) {
    this.held = held;
  }

  static MessageOrder of(boolean fifo, AtomicLong held) {
    return fifo ? new FifoOrder(held) : new StandardOrder(held);
  }

  /** At most so many that may be received now, first things first. They stay where they are. */
  abstract List<QueuedMessage> visible(int most, long now);

  /** When the first message becomes visible that is not; it may be told too early. */
  abstract OptionalLong earliest();

  /** Those that may not be received yet. */
  abstract List<QueuedMessage> hidden(long now);

  abstract void put(QueuedMessage message);

  abstract void take(QueuedMessage message);

  abstract void takeAll();

  final void add(QueuedMessage message) {
    remove(message.id);
    message.arrival = arrivals++;
    byId.put(message.id, message);
    held.addAndGet(message.bytes());
    put(message);
  }

  final void remove(String id) {
    QueuedMessage message = byId.remove(id);
    if (message != null) {
      take(message);
      held.addAndGet(-message.bytes());
    }
  }

  /** It may be received again from then on. */
  final void postpone(QueuedMessage message, long until) {
    take(message);
    message.visibleAt = until;
    put(message);
  }

  final @Nullable QueuedMessage find(String id) {
    return byId.get(id);
  }

  /** The message that has been here for the longest. */
  final @Nullable QueuedMessage oldest() {
    return byId.isEmpty() ? null : byId.firstEntry().getValue();
  }

  /** In the order in which they came. */
  final Collection<QueuedMessage> all() {
    return byId.values();
  }

  final QueueMeasure measure(QueueCounts counts, long now) {
    List<QueuedMessage> hidden = hidden(now);
    long delayed = hidden.stream().filter(message -> message.receives == 0).count();
    QueuedMessage oldest = oldest();
    return counts.with(
        size() - hidden.size(),
        hidden.size() - delayed,
        delayed,
        Duration.ofMillis(oldest == null ? 0 : Math.max(0, now - oldest.created)));
  }

  final int size() {
    return byId.size();
  }

  final void clear() {
    byId.clear();
    takeAll();
    held.set(0);
  }
}

package dev.orderflow.localcloud.sqs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** Of a standard queue: what is visible first comes first, and of equals what came first. */
final class StandardOrder extends MessageOrder {

  private final TreeSet<QueuedMessage> order =
      new TreeSet<>(
          Comparator.<QueuedMessage>comparingLong(message -> message.visibleAt)
              .thenComparingLong(message -> message.arrival));

  StandardOrder(AtomicLong held) {
    super(held);
  }

  @Override
  List<QueuedMessage> visible(int most, long now) {
    List<QueuedMessage> visible = new ArrayList<>(most);
    for (QueuedMessage message : order) {
      if (visible.size() == most || message.visibleAt > now) {
        break;
      }
      visible.add(message);
    }
    return visible;
  }

  @Override
  OptionalLong earliest() {
    return order.isEmpty() ? OptionalLong.empty() : OptionalLong.of(order.getFirst().visibleAt);
  }

  /** They are few beside those that may be received. */
  @Override
  List<QueuedMessage> hidden(long now) {
    List<QueuedMessage> hidden = new ArrayList<>();
    for (QueuedMessage message : order.descendingSet()) {
      if (message.visibleAt <= now) {
        break;
      }
      hidden.add(message);
    }
    return hidden;
  }

  @Override
  void put(QueuedMessage message) {
    order.add(message);
  }

  @Override
  void take(QueuedMessage message) {
    order.remove(message);
  }

  @Override
  void takeAll() {
    order.clear();
  }
}

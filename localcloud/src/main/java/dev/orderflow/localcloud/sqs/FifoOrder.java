package dev.orderflow.localcloud.sqs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Of a FIFO queue: the messages of a group in the order in which they came, and none of them while
 * one before it waits or is being worked on.
 */
final class FifoOrder extends MessageOrder {

  /** The messages of a group by their arrival; never empty. */
  private record Group(TreeMap<Long, QueuedMessage> messages) {

    QueuedMessage first() {
      return messages.firstEntry().getValue();
    }
  }

  private final Map<String, Group> byName = new HashMap<>();

  /** The group comes first whose first message came first. */
  private final TreeSet<Group> order =
      new TreeSet<>(Comparator.comparingLong(group -> group.first().arrival));

  FifoOrder(AtomicLong held) {
    super(held);
  }

  @Override
  List<QueuedMessage> visible(int most, long now) {
    List<QueuedMessage> visible = new ArrayList<>(most);
    for (Group group : order) {
      for (QueuedMessage message : group.messages.values()) {
        if (visible.size() == most) {
          return visible;
        }
        if (message.visibleAt > now) {
          break;
        }
        visible.add(message);
      }
    }
    return visible;
  }

  @Override
  OptionalLong earliest() {
    return order.stream().mapToLong(group -> group.first().visibleAt).min();
  }

  @Override
  List<QueuedMessage> hidden(long now) {
    return all().stream().filter(message -> message.visibleAt > now).toList();
  }

  @Override
  void put(QueuedMessage message) {
    Group group = byName.get(name(message));
    if (group == null) {
      group = new Group(new TreeMap<>());
      byName.put(name(message), group);
    } else {
      order.remove(group);
    }
    group.messages.put(message.arrival, message);
    order.add(group);
  }

  @Override
  void take(QueuedMessage message) {
    Group group = byName.get(name(message));
    if (group == null) {
      return;
    }
    order.remove(group);
    group.messages.remove(message.arrival);
    if (group.messages.isEmpty()) {
      byName.remove(name(message));
    } else {
      order.add(group);
    }
  }

  @Override
  void takeAll() {
    byName.clear();
    order.clear();
  }

  private static String name(QueuedMessage message) {
    return String.valueOf(message.group);
  }
}

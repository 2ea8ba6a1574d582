package dev.orderflow.localcloud.sqs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.MessageQueue;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Option;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The messages of a standard queue, in the order in which they may be received.
 *
 * <p>ElasticMQ's own leaves a deleted message in its heap until its visibility timeout has passed,
 * which holds its memory for minutes, and hands it out again when the queue is redriven. This one
 * forgets what is deleted.
 */
final class MessageOrder implements MessageQueue {

  /** A message's place; the engine may postpone a message without telling. */
  private record Place(long visibleAt, long arrival, InternalMessage message) {}

  private static final Comparator<Place> BY_TIME =
      Comparator.comparingLong(Place::visibleAt).thenComparingLong(Place::arrival);

  /** What a message takes beside its body, measured on a heap full of them. */
  private static final int BYTES_AROUND_BODY = 2_500;

  /** In the order in which they came to be here. */
  private final LinkedHashMap<String, Place> byId = new LinkedHashMap<>();

  private final TreeSet<Place> order = new TreeSet<>(BY_TIME);
  private final AtomicLong held;
  private long arrivals;

  /**
   * @param held is kept at the bytes that the messages take, for others to see
   */
  MessageOrder(AtomicLong held) {
    this.held = held;
  }

  @Override
  public void $plus$eq(InternalMessage message) {
    Place place = new Place(message.nextDelivery(), arrivals++, message);
    Place before = byId.put(message.id(), place);
    if (before == null) {
      held.addAndGet(bytes(place));
    } else {
      order.remove(before);
    }
    order.add(place);
  }

  @Override
  public Option<InternalMessage> getById(String id) {
    return Option.apply(messageOf(byId.get(id)));
  }

  @Override
  public Option<InternalMessage> pop() {
    Place first = order.pollFirst();
    if (first != null) {
      byId.remove(first.message.id());
      held.addAndGet(-bytes(first));
    }
    return Option.apply(messageOf(first));
  }

  /** Leaves the messages known by id: whoever dequeues adds or removes each of them next. */
  @Override
  public scala.collection.immutable.List<InternalMessage> dequeue(int count, long now) {
    List<InternalMessage> messages = new ArrayList<>(count);
    while (messages.size() < count && !order.isEmpty() && order.getFirst().visibleAt <= now) {
      InternalMessage message = order.removeFirst().message;
      if (message.nextDelivery() <= now) {
        messages.add(message);
      } else {
        $plus$eq(message);
      }
    }
    return ScalaTypes.list(messages);
  }

  /** When the first message becomes visible, unless it was postponed meanwhile. */
  OptionalLong earliest() {
    return order.isEmpty() ? OptionalLong.empty() : OptionalLong.of(order.getFirst().visibleAt);
  }

  /** The message that has been here for the longest. */
  @Nullable InternalMessage oldest() {
    return byId.isEmpty() ? null : byId.firstEntry().getValue().message;
  }

  /** Those that may not be received yet, which are few beside those that may. */
  List<InternalMessage> notVisible(long now) {
    List<InternalMessage> found = new ArrayList<>();
    for (Place place : order.descendingSet()) {
      if (place.visibleAt <= now) {
        return found;
      }
      found.add(place.message);
    }
    return found;
  }

  @Override
  public void remove(String id) {
    Place place = byId.remove(id);
    if (place != null) {
      order.remove(place);
      held.addAndGet(-bytes(place));
    }
  }

  /** Changes this one instead of copying it: the engine puts the result in its place. */
  @Override
  public MessageQueue filterNot(Function1<InternalMessage, Object> unwanted) {
    List<String> ids =
        byId.values().stream()
            .filter(place -> (boolean) unwanted.apply(place.message))
            .map(place -> place.message.id())
            .toList();
    ids.forEach(this::remove);
    return this;
  }

  @Override
  public Iterable<InternalMessage> all() {
    return CollectionConverters.asScala(
        (java.lang.Iterable<InternalMessage>)
            () -> byId.values().stream().map(Place::message).iterator());
  }

  @Override
  public long size() {
    return byId.size();
  }

  @Override
  public void clear() {
    byId.clear();
    order.clear();
    held.set(0);
  }

  private static long bytes(Place place) {
    return BYTES_AROUND_BODY + LargeBody.held(place.message.content());
  }

  private static @Nullable InternalMessage messageOf(@Nullable Place place) {
    return place == null ? null : place.message;
  }
}

package dev.orderflow.localcloud.sqs.journal;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which records of a journal still count, and where they are; all others are garbage. */
final class LiveRecords {

  /** Where one record is; the place changes when the journal is compacted. */
  static final class Place {
    private final int length;
    private long offset;

    private Place(long offset, int length) {
      this.offset = offset;
      this.length = length;
    }

    long offset() {
      return offset;
    }

    long end() {
      return offset + length;
    }

    void moveBy(long distance) {
      offset += distance;
    }
  }

  private record Message(String queue, Place kept, @Nullable Place received) {

    long bytes() {
      return kept.length + (received == null ? 0L : received.length);
    }
  }

  private static final Comparator<Place> BY_OFFSET = Comparator.comparingLong(Place::offset);

  private final Map<String, Place> queues = new HashMap<>();
  private final Map<String, Message> messages = new HashMap<>();
  private long bytes;

  long bytes() {
    return bytes;
  }

  /** Where a message is, or null if there is none. */
  @Nullable Place kept(String messageId) {
    Message message = messages.get(messageId);
    return message == null ? null : message.kept;
  }

  void apply(JournalEntry entry, long offset, int length) {
    Place place = new Place(offset, length);
    switch (entry) {
      case QueueKept(StoredQueue queue) -> keepQueue(queue.name(), place);
      case QueueDeleted(String queue) -> deleteQueue(queue);
      case QueuePurged(String queue) -> purge(queue);
      case MessageKept(StoredMessage message) -> keepMessage(message, place);
      case MessageReceived received -> receive(received.id(), place);
      case MessageDeleted(String id) -> delete(id);
    }
  }

  /**
   * In the order in which they are to be read: queues before the messages that are in them, though
   * a queue's last settings may have been written later.
   */
  List<Place> places() {
    Stream<Place> ofMessages =
        messages.values().stream()
            .flatMap(m -> Stream.concat(Stream.of(m.kept), Stream.ofNullable(m.received)));
    return Stream.concat(queues.values().stream().sorted(BY_OFFSET), ofMessages.sorted(BY_OFFSET))
        .toList();
  }

  private void keepQueue(String name, Place place) {
    Place before = queues.put(name, place);
    bytes += place.length - (before == null ? 0 : before.length);
  }

  private void deleteQueue(String name) {
    Place place = queues.remove(name);
    bytes -= place == null ? 0 : place.length;
    purge(name);
  }

  private void purge(String queue) {
    messages
        .values()
        .removeIf(
            message -> {
              boolean purged = message.queue.equals(queue);
              bytes -= purged ? message.bytes() : 0;
              return purged;
            });
  }

  private void keepMessage(StoredMessage message, Place place) {
    delete(message.id());
    if (queues.containsKey(message.queue())) {
      messages.put(message.id(), new Message(message.queue(), place, null));
      bytes += place.length;
    }
  }

  private void receive(String id, Place place) {
    Message message = messages.get(id);
    if (message != null) {
      Message received = new Message(message.queue, message.kept, place);
      bytes += received.bytes() - message.bytes();
      messages.put(id, received);
    }
  }

  private void delete(String id) {
    Message message = messages.remove(id);
    bytes -= message == null ? 0 : message.bytes();
  }
}

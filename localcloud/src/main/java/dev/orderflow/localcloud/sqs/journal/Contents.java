package dev.orderflow.localcloud.sqs.journal;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the entries of a journal amount to, applied in their order. Large bodies stay there. */
final class Contents {

  private final Map<String, StoredQueue> queues = new LinkedHashMap<>();
  private final Map<String, StoredMessage> messages = new LinkedHashMap<>();

  private final boolean withLargeBodies;

  /** Large bodies stay in the journal, where {@link Journal#body} finds them. */
  Contents() {
    this(false);
  }

  private Contents(boolean withLargeBodies) {
    this.withLargeBodies = withLargeBodies;
  }

  /** For what is to be written to another journal. */
  static Contents ofEverything() {
    return new Contents(true);
  }

  void apply(JournalEntry entry) {
    switch (entry) {
      case QueueKept(StoredQueue queue) -> queues.put(queue.name(), queue);
      case QueueDeleted(String queue) -> {
        queues.remove(queue);
        purge(queue);
      }
      case QueuePurged(String queue) -> purge(queue);
      case MessageKept(StoredMessage message) -> keep(message);
      case MessageReceived received ->
          messages.computeIfPresent(received.id(), (_, message) -> message.received(received));
      case MessageDeleted(String id) -> messages.remove(id);
    }
  }

  List<StoredQueue> queues() {
    return List.copyOf(queues.values());
  }

  List<StoredMessage> messages() {
    return List.copyOf(messages.values());
  }

  private void keep(StoredMessage message) {
    messages.remove(message.id());
    if (queues.containsKey(message.queue())) {
      messages.put(message.id(), withLargeBodies ? message : message.withoutLargeBody());
    }
  }

  private void purge(String queue) {
    messages.values().removeIf(message -> message.queue().equals(queue));
  }
}

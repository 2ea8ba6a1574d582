package dev.orderflow.localcloud.sqs.journal;

import static java.util.Objects.requireNonNull;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import java.util.Map;

/** Entries as records; {@link EntryReader} is its mirror. */
final class EntryWriter {

  static final byte QUEUE_KEPT = 1;
  static final byte QUEUE_DELETED = 2;
  static final byte QUEUE_PURGED = 3;
  static final byte MESSAGE_KEPT = 4;

  /** Of earlier versions. */
  static final byte MESSAGE_RECEIVED_ONCE = 5;

  static final byte MESSAGE_DELETED = 6;
  static final byte MESSAGE_RECEIVED = 7;
  static final byte MESSAGE_FORGIVEN = 8;

  private EntryWriter() {}

  /** Returns the length of the record. */
  static int write(JournalEntry entry, RecordBuffer out) {
    switch (entry) {
      case QueueKept(StoredQueue queue) -> queue(queue, out);
      case QueueDeleted(String queue) -> named(QUEUE_DELETED, queue, out);
      case QueuePurged(String queue) -> named(QUEUE_PURGED, queue, out);
      case MessageKept(StoredMessage message) -> message(message, out);
      case MessageReceived received -> received(received, out);
      case MessageDeleted(String id) -> named(MESSAGE_DELETED, id, out);
    }
    return out.end();
  }

  private static void named(byte kind, String name, RecordBuffer out) {
    out.begin(kind);
    out.text(name);
  }

  private static void queue(StoredQueue queue, RecordBuffer out) {
    out.begin(QUEUE_KEPT);
    out.text(queue.name());
    out.number(queue.visibilityTimeout().toMillis());
    out.number(queue.retention().toMillis());
    out.number(queue.delay().toMillis());
    out.number(queue.receiveWait().toMillis());
    out.number(queue.created());
    out.number(queue.modified());
    out.optional(queue.deadLetterQueue());
    out.number(queue.maxReceiveCount());
    out.flag(queue.fifo());
    out.flag(queue.contentBasedDeduplication());
    texts(queue.tags(), out);
    out.number(queue.maximumMessageSize());
    texts(queue.others(), out);
  }

  private static void texts(Map<String, String> texts, RecordBuffer out) {
    out.number(texts.size());
    texts.forEach((name, value) -> pair(name, value, out));
  }

  private static void message(StoredMessage message, RecordBuffer out) {
    out.begin(message.forgiven() == 0 ? MESSAGE_KEPT : MESSAGE_FORGIVEN);
    out.text(message.queue());
    out.text(message.id());
    out.text(requireNonNull(message.body()));
    out.number(message.attributes().size());
    for (StoredMessage.Attribute attribute : message.attributes()) {
      pair(attribute.name(), attribute.type(), out);
      out.text(attribute.value());
    }
    out.number(message.created());
    out.number(message.visibleAt());
    out.number(message.receiveCount());
    out.number(message.firstReceived());
    out.optional(message.receipt());
    out.optional(message.group());
    out.optional(message.deduplication());
    out.optional(message.trace());
    out.optional(message.sequence());
    out.optional(message.deadLetterSource());
    if (message.forgiven() != 0) {
      out.number(message.forgiven());
    }
  }

  private static void received(MessageReceived received, RecordBuffer out) {
    out.begin(MESSAGE_RECEIVED);
    out.text(received.id());
    out.text(received.receipt());
    out.number(received.receiveCount());
    out.number(received.firstReceived());
    out.number(received.visibleAt());
    out.flag(received.inFlight());
  }

  private static void pair(String first, String second, RecordBuffer out) {
    out.text(first);
    out.text(second);
  }
}

package dev.orderflow.localcloud.sqs.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content of one record, whose checksum is right. */
final class EntryReader {

  private final ByteBuffer in;

  private EntryReader(ByteBuffer in) {
    this.in = in;
  }

  /**
   * @throws IllegalArgumentException if the record is of a kind that this version does not know
   */
  static JournalEntry read(byte[] content) {
    return new EntryReader(ByteBuffer.wrap(content)).entry();
  }

  private JournalEntry entry() {
    byte kind = in.get();
    return switch (kind) {
      case EntryWriter.QUEUE_KEPT -> new QueueKept(queue());
      case EntryWriter.QUEUE_DELETED -> new QueueDeleted(text());
      case EntryWriter.QUEUE_PURGED -> new QueuePurged(text());
      case EntryWriter.MESSAGE_KEPT -> new MessageKept(message(false));
      case EntryWriter.MESSAGE_FORGIVEN -> new MessageKept(message(true));
      case EntryWriter.MESSAGE_RECEIVED_ONCE ->
          new MessageReceived(text(), text(), in.getInt(), in.getLong(), 0, false);
      case EntryWriter.MESSAGE_RECEIVED ->
          new MessageReceived(text(), text(), in.getInt(), in.getLong(), in.getLong(), flag());
      case EntryWriter.MESSAGE_DELETED -> new MessageDeleted(text());
      default -> throw new IllegalArgumentException("unknown kind of record: " + kind);
    };
  }

  private StoredQueue queue() {
    return new StoredQueue(
        text(),
        duration(),
        duration(),
        duration(),
        duration(),
        in.getLong(),
        in.getLong(),
        optional(),
        in.getInt(),
        flag(),
        flag(),
        texts(),
        // earlier versions had neither of these
        in.hasRemaining() ? in.getInt() : StoredQueue.LARGEST_MESSAGE,
        in.hasRemaining() ? texts() : Map.of());
  }

  private StoredMessage message(boolean forgiven) {
    return new StoredMessage(
        text(),
        text(),
        text(),
        attributes(),
        in.getLong(),
        in.getLong(),
        in.getInt(),
        in.getLong(),
        optional(),
        optional(),
        optional(),
        optional(),
        optional(),
        optional(),
        false,
        forgiven ? in.getInt() : 0);
  }

  private List<StoredMessage.Attribute> attributes() {
    int count = in.getInt();
    List<StoredMessage.Attribute> attributes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      attributes.add(new StoredMessage.Attribute(text(), text(), text()));
    }
    return attributes;
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      texts.put(text(), text());
    }
    return texts;
  }

  private Duration duration() {
    return Duration.ofMillis(in.getLong());
  }

  private boolean flag() {
    return in.get() != 0;
  }

  private String text() {
    return requireNonNull(optional());
  }

  private @Nullable String optional() {
    int length = in.getInt();
    if (length < 0) {
      return null;
    }
    String text = new String(in.array(), in.position(), length, UTF_8);
    in.position(in.position() + length);
    return text;
  }
}

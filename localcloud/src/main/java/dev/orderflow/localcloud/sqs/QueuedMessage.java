package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message in a queue. To be used in its queue's turn: what changes is when it is visible, and how
 * often it was received.
 */
final class QueuedMessage {

  /** What one with an attribute or two takes beside its body, measured on a heap full of them. */
  private static final int BYTES_AROUND_BODY = 800;

  final String id;
  final MessageBody body;
  final Map<String, MessageAttributeValue> attributes;

  /** Milliseconds since the epoch, as the other times. */
  final long created;

  final @Nullable String group;
  final @Nullable String deduplication;
  final @Nullable String trace;
  final @Nullable String sequence;

  /** The queue from which it came here as a dead letter. */
  final @Nullable String source;

  long visibleAt;
  int receives;
  long firstReceived;

  /** The last one handed out, the only one by which it can be deleted. */
  @Nullable String receipt;

  /** Its place among those of its queue, which gives it. */
  long arrival;

  private final int attributeBytes;

  private QueuedMessage(
      String id,
      MessageBody body,
      Map<String, MessageAttributeValue> attributes,
      long created,
      @Nullable String group,
      @Nullable String deduplication,
      @Nullable String trace,
      @Nullable String sequence,
      @Nullable String source) {
    this.id = id;
    this.body = body;
    this.attributes = attributes;
    this.attributeBytes = MessageRules.size(null, attributes);
    this.created = created;
    this.group = group;
    this.deduplication = deduplication;
    this.trace = trace;
    this.sequence = sequence;
    this.source = source;
  }

  /** One that is sent. */
  static QueuedMessage sent(NewMessage message, String id, long now, BodiesOnDisk disk) {
    QueuedMessage sent =
        new QueuedMessage(
            id,
            MessageBody.of(message.body(), id, disk),
            message.attributes(),
            now,
            message.group(),
            message.deduplication(),
            message.trace(),
            message.sequence(),
            null);
    sent.visibleAt = now + message.delay().toMillis();
    return sent;
  }

  /**
   * As the journal has it. What was being worked on is visible at once: whoever worked on it has
   * died with the process. Its receipt stays valid.
   */
  static QueuedMessage restored(StoredMessage stored, BodiesOnDisk disk) {
    String text = stored.body();
    QueuedMessage message =
        new QueuedMessage(
            stored.id(),
            text == null
                ? MessageBody.onDisk(stored.id(), disk)
                : MessageBody.of(text, stored.id(), disk),
            Attributes.sdk(stored.attributes()),
            stored.created(),
            stored.group(),
            stored.deduplication(),
            stored.trace(),
            stored.sequence(),
            stored.deadLetterSource());
    message.visibleAt =
        stored.inFlight() || stored.visibleAt() == 0 ? stored.created() : stored.visibleAt();
    message.receives = stored.receiveCount();
    message.firstReceived = stored.firstReceived();
    message.receipt = stored.receipt();
    return message;
  }

  /** The same as a dead letter: it keeps its age and how often it was received. */
  QueuedMessage deadLetterOf(String queue) {
    QueuedMessage letter =
        new QueuedMessage(
            id, body, attributes, created, group, deduplication, trace, sequence, queue);
    letter.visibleAt = visibleAt;
    letter.receives = receives;
    letter.firstReceived = firstReceived;
    letter.receipt = receipt;
    return letter;
  }

  /** The same, sent again: nobody has received it. */
  QueuedMessage sentAgain(long now) {
    QueuedMessage again =
        new QueuedMessage(id, body, attributes, now, group, deduplication, trace, sequence, null);
    again.visibleAt = now;
    return again;
  }

  /** Counts a receive; returns what undoes that. */
  Runnable receive(long now) {
    int receivesBefore = receives;
    long firstBefore = firstReceived;
    String receiptBefore = receipt;
    receives++;
    firstReceived = firstReceived == 0 ? now : firstReceived;
    receipt = Receipts.of(id);
    return () -> {
      receives = receivesBefore;
      firstReceived = firstBefore;
      receipt = receiptBefore;
    };
  }

  StoredMessage stored(String queue) {
    return new StoredMessage(
        queue,
        id,
        body.text(),
        Attributes.stored(attributes),
        created,
        visibleAt,
        receives,
        firstReceived,
        receipt,
        group,
        deduplication,
        trace,
        sequence,
        source);
  }

  /**
   * What the journal keeps of a receive.
   *
   * @param inFlight false once whoever received it is done with it, without having deleted it
   */
  MessageReceived received(long until, boolean inFlight) {
    return new MessageReceived(
        id, String.valueOf(receipt), receives, firstReceived, until, inFlight);
  }

  /** How many bytes of memory it takes. */
  int bytes() {
    return BYTES_AROUND_BODY + attributeBytes + body.held();
  }
}

package dev.orderflow.localcloud.sqs.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message and the queue it is in.
 *
 * @param body null if it is to be read from the journal
 * @param created milliseconds since the epoch, as the other times
 * @param visibleAt when it may be received next
 * @param firstReceived 0 if it never was
 * @param receipt the last one handed out
 */
public record StoredMessage(
    String queue,
    String id,
    @Nullable String body,
    List<Attribute> attributes,
    long created,
    long visibleAt,
    int receiveCount,
    long firstReceived,
    @Nullable String receipt,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable String trace,
    @Nullable String sequence,
    @Nullable String deadLetterSource) {

  /**
   * @param type such as {@code String} or {@code Number.price}
   * @param value in Base64 for binary types
   */
  public record Attribute(String name, String type, String value) {}

  /** Of a message of which nothing but the body is wanted. */
  public static StoredMessage ofBody(String queue, String id, String body) {
    return new StoredMessage(
        queue, id, body, List.of(), 0, 0, 0, 0, null, null, null, null, null, null);
  }

  StoredMessage withoutLargeBody() {
    return body == null || body.length() < Journal.LARGE_BODY ? this : withBody(null);
  }

  private StoredMessage withBody(@Nullable String other) {
    return new StoredMessage(
        queue,
        id,
        other,
        attributes,
        created,
        visibleAt,
        receiveCount,
        firstReceived,
        receipt,
        group,
        deduplication,
        trace,
        sequence,
        deadLetterSource);
  }

  StoredMessage received(JournalEntry.MessageReceived received) {
    return new StoredMessage(
        queue,
        id,
        body,
        attributes,
        created,
        visibleAt,
        received.receiveCount(),
        received.firstReceived(),
        received.receipt(),
        group,
        deduplication,
        trace,
        sequence,
        deadLetterSource);
  }
}

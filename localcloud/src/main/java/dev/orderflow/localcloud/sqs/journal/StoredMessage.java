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
 * @param inFlight whether whoever received it had it until {@code visibleAt}, as far as is known
 * @param forgiven how often a receive was not counted because the process died
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
    @Nullable String deadLetterSource,
    boolean inFlight,
    int forgiven) {

  /** One that nobody has at the moment. */
  public StoredMessage(
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
    this(
        queue,
        id,
        body,
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
        deadLetterSource,
        false,
        0);
  }

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

  /** The same with its body, where that was left in the journal. */
  public StoredMessage withBodyOf(Journal journal) {
    return body == null ? withBody(journal.body(id)) : this;
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
        deadLetterSource,
        inFlight,
        forgiven);
  }

  StoredMessage received(JournalEntry.MessageReceived received) {
    return with(
        received.visibleAt(),
        received.receiveCount(),
        received.firstReceived(),
        received.receipt(),
        received.inFlight(),
        forgiven);
  }

  /** As if it had not been received the last time; it is visible at once. */
  public StoredMessage withoutLastReceive() {
    return with(created, receiveCount - 1, firstReceived, receipt, false, forgiven + 1);
  }

  /** With all its times so many milliseconds before; the same if that is not more than none. */
  public StoredMessage earlierBy(long millis) {
    return millis <= 0
        ? this
        : new StoredMessage(
            queue,
            id,
            body,
            attributes,
            created - millis,
            visibleAt == 0 ? 0 : visibleAt - millis,
            receiveCount,
            firstReceived == 0 ? 0 : firstReceived - millis,
            receipt,
            group,
            deduplication,
            trace,
            sequence,
            deadLetterSource,
            inFlight,
            forgiven);
  }

  private StoredMessage with(
      long nextVisibleAt,
      int receives,
      long first,
      @Nullable String lastReceipt,
      boolean taken,
      int times) {
    return new StoredMessage(
        queue,
        id,
        body,
        attributes,
        created,
        nextVisibleAt,
        receives,
        first,
        lastReceipt,
        group,
        deduplication,
        trace,
        sequence,
        deadLetterSource,
        taken,
        times);
  }
}

package dev.orderflow.localcloud.sqs.journal;

/** One change of the queues, as the journal keeps it. Each is about a whole queue or a message. */
public sealed interface JournalEntry {

  /** The queue exists from now on, or its settings are these from now on. */
  record QueueKept(StoredQueue queue) implements JournalEntry {}

  record QueueDeleted(String queue) implements JournalEntry {}

  record QueuePurged(String queue) implements JournalEntry {}

  /**
   * The message is in this queue from now on, and no longer in the one it may have been in: so a
   * move is one entry and cannot be half done.
   */
  record MessageKept(StoredMessage message) implements JournalEntry {}

  /**
   * The message was received, or whoever received it said when it is to be visible again.
   *
   * @param firstReceived milliseconds since the epoch
   * @param visibleAt milliseconds since the epoch
   * @param inFlight false once whoever received it is done with it, without having deleted it
   */
  record MessageReceived(
      String id,
      String receipt,
      int receiveCount,
      long firstReceived,
      long visibleAt,
      boolean inFlight)
      implements JournalEntry {}

  record MessageDeleted(String id) implements JournalEntry {}
}

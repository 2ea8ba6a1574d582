package dev.orderflow.localcloud.sqs.journal;

import java.util.List;

/**
 * A journal, ready for more, and what it had kept.
 *
 * @param lastWritten when it was last written to, in milliseconds since the epoch, 0 if never
 * @param messages each in one of the queues, in the order in which they got there
 */
public record OpenedJournal(
    Journal journal, List<StoredQueue> queues, List<StoredMessage> messages, long lastWritten) {}

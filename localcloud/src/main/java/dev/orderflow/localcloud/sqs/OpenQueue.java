package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;

/**
 * Makes a queue unless it is there; answered when {@link QueueDirectory} has it.
 *
 * @param known whether the journal has it already
 */
record OpenQueue(StoredQueue settings, boolean known) {}

package dev.orderflow.localcloud.sqs;

import org.jspecify.annotations.Nullable;

/**
 * What a queue answers for a message that it has taken, or had before.
 *
 * @param sequence its number in a FIFO queue
 */
record SentMessage(String id, @Nullable String sequence) {}

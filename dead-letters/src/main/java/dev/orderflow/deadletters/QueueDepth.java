package dev.orderflow.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * How full a queue is, approximately.
 *
 * @param waiting messages that can be received
 * @param inFlight messages that someone has received and not yet deleted
 * @param deadLetterQueue the name of the queue that takes what is received in vain, or null
 */
public record QueueDepth(
    String name, long waiting, long inFlight, @Nullable String deadLetterQueue) {}

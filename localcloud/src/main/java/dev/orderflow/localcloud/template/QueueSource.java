package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * An event source mapping from a queue to the function that holds it.
 *
 * @param name inside the function's events
 * @param window how long to gather messages for a batch
 * @param maximumConcurrency batches in progress at once; only the account's limit when absent
 * @param reportBatchItemFailures whether the function's answer names the messages that failed
 */
public record QueueSource(
    String name,
    String queueArn,
    int batchSize,
    Duration window,
    OptionalInt maximumConcurrency,
    boolean reportBatchItemFailures,
    boolean enabled) {}

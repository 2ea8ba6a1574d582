package dev.orderflow.localcloud.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * What happens to a function's asynchronous events.
 *
 * @param maximumRetries attempts after the first
 * @param maximumAge after which an event is given up
 * @param retryDelay before the first retry; the second waits twice as long
 * @param failureQueueUrl which is told of events that are given up
 * @param deadLetterQueueUrl where they go themselves
 */
record AsyncSettings(
    int maximumRetries,
    Duration maximumAge,
    Duration retryDelay,
    Optional<String> failureQueueUrl,
    Optional<String> deadLetterQueueUrl) {}

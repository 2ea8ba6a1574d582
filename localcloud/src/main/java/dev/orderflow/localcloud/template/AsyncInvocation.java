package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * How events are treated that a function is given without anyone waiting for the answer.
 *
 * @param maximumRetries after the first attempt
 * @param onFailureArn the queue that is told of the events it gave up on
 * @param deadLetterArn the queue that takes the events themselves; they are dropped when both are
 *     absent
 */
public record AsyncInvocation(
    int maximumRetries,
    Duration maximumEventAge,
    Optional<String> onFailureArn,
    Optional<String> deadLetterArn) {}

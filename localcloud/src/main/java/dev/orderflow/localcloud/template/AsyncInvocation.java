package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * How events are treated that a function is given without anyone waiting for the answer.
 *
 * @param maximumRetries after the first attempt
 * @param onFailureArn the queue that takes the events it gave up on; they are dropped when absent
 */
public record AsyncInvocation(
    int maximumRetries, Duration maximumEventAge, Optional<String> onFailureArn) {}

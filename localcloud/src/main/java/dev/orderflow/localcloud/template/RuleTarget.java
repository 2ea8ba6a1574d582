package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a rule sends what it matches.
 *
 * @param arn a function's, with its alias if it has one, or a queue's
 * @param retry absent when the template is silent and {@link RetryPolicy#DEFAULT} holds
 * @param deadLetterArn the queue that takes what could not be delivered; it is dropped when absent
 * @param input JSON that the target gets in place of the event
 */
public record RuleTarget(
    String id,
    String arn,
    Optional<RetryPolicy> retry,
    Optional<String> deadLetterArn,
    Optional<String> input) {

  public RetryPolicy retryPolicy() {
    return retry.orElse(RetryPolicy.DEFAULT);
  }

  /**
   * @param maximumAttempts retries after the first attempt
   */
  public record RetryPolicy(int maximumAttempts, Duration maximumEventAge) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(185, Duration.ofDays(1));
  }
}

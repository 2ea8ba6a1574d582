package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where a rule sends what it matches.
 *
 * @param arn a function's, with its alias if it has one, a queue's or a log group's
 * @param retry absent when the template is silent and {@link RetryPolicy#DEFAULT} holds
 * @param deadLetterArn the queue that takes what could not be delivered; it is dropped when absent
 * @param input JSON that the target gets in place of the event
 * @param inputPath JSON path of the part of the event that it gets
 * @param transformer makes what the target gets in place of the event
 */
public record RuleTarget(
    String id,
    String arn,
    Optional<RetryPolicy> retry,
    Optional<String> deadLetterArn,
    Optional<String> input,
    Optional<String> inputPath,
    Optional<Transformer> transformer) {

  /** The name of the log group that it is, if it is one. */
  public Optional<String> logGroup() {
    return Arns.nameOfLogGroup(arn);
  }

  public RetryPolicy retryPolicy() {
    return retry.orElse(RetryPolicy.DEFAULT);
  }

  /**
   * @param paths JSON paths by variable
   * @param template JSON with the variables in it
   */
  public record Transformer(Map<String, String> paths, String template) {
    public Transformer {
      paths = Map.copyOf(paths);
    }
  }

  /**
   * @param maximumAttempts retries after the first attempt
   */
  public record RetryPolicy(int maximumAttempts, Duration maximumEventAge) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(185, Duration.ofDays(1));
  }
}

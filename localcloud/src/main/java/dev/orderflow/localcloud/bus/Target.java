package dev.orderflow.localcloud.bus;

import java.time.Duration;
import java.util.Optional;

/**
 * @param arn a function, a queue or a log group
 * @param deadLetterArn the queue for events that the target did not take
 * @param maximumRetries attempts after the first, 0 to 185
 * @param maximumAge of an event that is still tried, 60 s to 24 h
 */
public record Target(
    String id,
    String arn,
    TargetInput input,
    Optional<String> deadLetterArn,
    int maximumRetries,
    Duration maximumAge) {

  static final int MAX_RETRIES = 185;
  static final Duration MAX_AGE = Duration.ofHours(24);

  String payload(Rule rule, Event event) {
    return input.of(rule, event);
  }
}

package dev.orderflow.localcloud.bus;

import java.time.Duration;
import java.util.Optional;

/**
 * @param arn a function, a queue or a log group
 * @param input JSON that it gets in place of the event
 * @param transformer makes what it gets in place of the event
 * @param deadLetterArn the queue for events that the target did not take
 * @param maximumRetries attempts after the first, 0 to 185
 * @param maximumAge of an event that is still tried, 60 s to 24 h
 */
public record Target(
    String id,
    String arn,
    Optional<String> input,
    Optional<InputTransformer> transformer,
    Optional<String> deadLetterArn,
    int maximumRetries,
    Duration maximumAge) {

  String payload(Rule rule, Event event) {
    return transformer.map(it -> it.apply(rule, event)).or(() -> input).orElse(event.json());
  }
}

package dev.orderflow.deadletters;

import java.util.List;

/**
 * A queue of dead letters.
 *
 * @param waiting messages that can be received, approximately
 * @param inFlight messages that someone has received and not yet deleted, approximately
 * @param sources ARNs of the queues whose redrive policy names this one; none where letters come
 *     from a bus target or from a failed invocation
 */
public record DeadLetterQueue(
    String name, String url, String arn, long waiting, long inFlight, List<String> sources) {

  public List<String> sourceNames() {
    return sources.stream().map(s -> s.substring(s.lastIndexOf(':') + 1)).toList();
  }
}

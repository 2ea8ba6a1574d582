package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/**
 * Which changes a function gets: those that match one of the patterns, or all if there are none.
 */
final class StreamFilter {

  private final Machine patterns = new Machine();
  private final boolean takesAll;

  /**
   * @throws IllegalArgumentException if one of them is not an event pattern
   */
  StreamFilter(List<String> patterns) {
    this.takesAll = patterns.isEmpty();
    for (String pattern : patterns) {
      try {
        this.patterns.addRule(pattern, pattern);
      } catch (IOException e) {
        throw new IllegalArgumentException("the filter " + pattern + ": " + e.getMessage(), e);
      }
    }
  }

  boolean takes(Change change) {
    try {
      return takesAll || !patterns.rulesForJSONEvent(change.json()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("a change cannot be matched", e);
    }
  }
}

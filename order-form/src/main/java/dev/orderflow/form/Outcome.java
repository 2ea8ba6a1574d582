package dev.orderflow.form;

import dev.orderflow.contracts.Problem;
import java.util.List;

/** What reading an order came to. */
public sealed interface Outcome {
  /** The order is valid. */
  record Accepted(Order order) implements Outcome {}

  /**
   * The order is not valid.
   *
   * @param problems 1 to 100: all of them, or the last one says how many more
   */
  record Rejected(List<Problem> problems) implements Outcome {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("rejected without a problem");
      }
    }
  }
}

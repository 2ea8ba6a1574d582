package dev.orderflow.orders.process;

import dev.orderflow.contracts.Problem;
import java.util.List;

/** A message that no retry can mend. */
final class PoisonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PoisonException(List<Problem> problems) {
    super(
        "not a valid order: " + problems.stream().map(p -> p.field() + " " + p.message()).toList());
  }
}

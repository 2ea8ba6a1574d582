package dev.orderflow.orders.domain;

import dev.orderflow.contracts.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A rule between the fields of an order: a name, and a pure function to all that breaks it. */
record OrderRule(String name, Function function) {
  /** Sees the order as it arrived, so it must bear, and need not report, faulty single values. */
  @FunctionalInterface
  interface Function {
    List<Problem> problems(Map<?, ?> order, Instant now);
  }
}

package dev.orderflow.cli.audit;

import java.util.List;

/**
 * Two sums that must be equal.
 *
 * @param whole what there was, such as accepted orders
 * @param parts what became of it, in the order of the way
 * @param culprits by what is missing or too much can be found; a few of them
 */
record Equation(String name, Term whole, List<Term> parts, List<String> culprits) {

  static final int MOST_CULPRITS = 10;

  /** One summand. */
  record Term(String name, long value) {}

  Equation {
    parts = List.copyOf(parts);
    culprits = culprits.stream().limit(MOST_CULPRITS).toList();
  }

  /** What is missing on the side of the parts, or too much there if it is negative. */
  long gap() {
    return whole.value() - parts.stream().mapToLong(Term::value).sum();
  }
}

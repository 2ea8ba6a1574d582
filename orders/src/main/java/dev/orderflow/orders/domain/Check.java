package dev.orderflow.orders.domain;

import org.jspecify.annotations.Nullable;

/** The rule for one value: a pure function to what is wrong with it, or null. */
@FunctionalInterface
interface Check {
  @Nullable Fault fault(Object value);

  /** Holds a value that exists to the rule by which it is read. */
  static void require(String name, @Nullable Fault fault) {
    if (fault != null) {
      throw new IllegalArgumentException(name.concat(" ").concat(fault.message()));
    }
  }
}

package dev.orderflow.cli.simulating;

import dev.orderflow.cli.audit.Audit;
import java.util.List;

/** How a simulation ended. */
record Outcome(List<Ended> orders, Audit audit) {

  Outcome {
    orders = List.copyOf(orders);
  }

  /** Where an order ended. */
  record Ended(SimulatedOrder order, End end) {

    boolean isLegal() {
      return order.scenario().mayEndAs(end);
    }
  }

  List<Ended> violations() {
    return orders.stream().filter(it -> !it.isLegal()).toList();
  }

  boolean isSound() {
    return violations().isEmpty() && audit.holds();
  }
}

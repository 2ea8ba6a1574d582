package dev.orderflow.cli.simulating;

import java.util.List;

/**
 * An order of the simulation.
 *
 * @param published the details to publish, in this order; more than one where something is told
 *     again, or something else under the same id
 */
record SimulatedOrder(String orderId, Scenario scenario, List<String> published) {

  SimulatedOrder {
    published = List.copyOf(published);
  }
}

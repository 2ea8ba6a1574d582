package dev.orderflow.localcloud.bus;

/** Where events can go: the functions and queues of this local cloud. */
@FunctionalInterface
public interface Targets {

  /**
   * Hands an event over; when it returns, the target keeps the event.
   *
   * @param event the whole event, JSON
   * @throws DeliveryException if the target does not take it
   */
  void deliver(Rule rule, Target target, String event);
}

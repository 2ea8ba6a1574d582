package dev.orderflow.services.shipping;

/** What became of a message, as metrics' names, where several steps say the same. */
final class Outcomes {

  /** The order ended before it could be sent. */
  static final String IGNORED = "OrdersNotShipped";

  /** The step was done before, or another has won. */
  static final String LATE = "LateSteps";

  /** The carrier needs more time. */
  static final String WAITING = "StepsDelayed";

  private Outcomes() {}
}

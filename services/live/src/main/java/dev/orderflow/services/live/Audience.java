package dev.orderflow.services.live;

/** Who is told together: one customer's connections, or those of operators who asked for all. */
final class Audience {

  static final String OPERATE = "orders:operate";
  static final String OPERATORS = "operators";

  private Audience() {}

  static String of(String customerId) {
    return "customer " + customerId;
  }
}

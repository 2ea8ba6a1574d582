package dev.orderflow.contracts;

/**
 * The names by which events are published and matched on the bus: fixed, producers rely on them.
 */
public final class EventNames {
  /** EventBridge {@code source} of every event of the order spine. */
  public static final String ORDERS_SOURCE = "ecommerce.orders";

  /** EventBridge {@code detail-type} under which a customer's order arrives. */
  public static final String ORDER_CREATED = "Order Created";

  /** EventBridge {@code detail-type} that announces a refused order. */
  public static final String ORDER_REJECTED = "Order Rejected";

  private EventNames() {}
}

package dev.orderflow.contracts;

/**
 * The names by which events are published and matched on the bus: fixed, producers rely on them.
 */
public final class EventNames {
  /** EventBridge {@code source} of every event of the order spine. */
  public static final String ORDERS_SOURCE = "ecommerce.orders";

  /** EventBridge {@code source} of what inventory says. */
  public static final String INVENTORY_SOURCE = "ecommerce.inventory";

  /** EventBridge {@code source} of what billing says. */
  public static final String BILLING_SOURCE = "ecommerce.billing";

  /** EventBridge {@code source} of what shipping says. */
  public static final String SHIPPING_SOURCE = "ecommerce.shipping";

  /** EventBridge {@code source} of what notifications says. */
  public static final String NOTIFICATIONS_SOURCE = "ecommerce.notifications";

  /** EventBridge {@code detail-type} under which a customer's order arrives. */
  public static final String ORDER_CREATED = "Order Created";

  /** EventBridge {@code detail-type} that publishes a rejected order. */
  public static final String ORDER_REJECTED = "Order Rejected";

  private EventNames() {}
}

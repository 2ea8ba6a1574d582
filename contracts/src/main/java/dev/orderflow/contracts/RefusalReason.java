package dev.orderflow.contracts;

/** Why an order was refused, as events and the refusals' table spell it. */
public enum RefusalReason {
  /** The order breaks rules of the order form; its problems name them all. */
  INVALID_ORDER,
  /** An order of the same orderId, with other content, came first and is kept. */
  ORDER_ID_CONFLICT
}

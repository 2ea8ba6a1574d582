package dev.orderflow.contracts;

/** Why an order was rejected, as events and the rejections' table spell it. */
public enum RejectionReason {
  /** The order breaks rules of the order form; its problems name them all. */
  INVALID_ORDER,
  /** An order of the same orderId, with other content, came first and is kept. */
  ORDER_ID_CONFLICT
}

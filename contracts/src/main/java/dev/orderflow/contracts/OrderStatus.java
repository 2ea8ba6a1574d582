package dev.orderflow.contracts;

/** The first axis: what became of the order as a whole. */
public enum OrderStatus {
  /** Accepted by the API and on its way. */
  RECEIVED,
  /** Refused by validation. */
  REJECTED,
  /** Stored; the services work on it. */
  PROCESSED,
  /** Paid and delivered; a return does not change that. */
  COMPLETED,
  /** Ended before dispatch; what was reserved is released, what was paid refunded. */
  CANCELLED
}

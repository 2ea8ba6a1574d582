package dev.orderflow.contracts;

/** The second axis: the money. */
public enum PaymentStatus {
  /** Nothing taken. */
  NONE,
  /** The whole amount is taken. */
  CAPTURED,
  /** The provider declined; nothing is taken. */
  DECLINED,
  /** Taken and given back. */
  REFUNDED
}

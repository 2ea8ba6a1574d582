package dev.orderflow.contracts;

/** The third axis: the goods. */
public enum FulfilmentStatus {
  /** Nothing set aside. */
  NONE,
  /** Every line is set aside. */
  RESERVED,
  /** Not every line could be set aside, so none is. */
  OUT_OF_STOCK,
  /** Set aside and put back, because the order was cancelled. */
  RELEASED,
  /** The carrier has the parcel. */
  DISPATCHED,
  /** The customer has the parcel. */
  DELIVERED,
  /** The parcel came back and its goods are in stock again. */
  RETURNED
}

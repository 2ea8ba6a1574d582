package dev.orderflow.contracts;

/** Why an order was cancelled. */
public enum CancelReason {
  /** Not every line could be set aside. */
  OUT_OF_STOCK,
  /** The catalogue has no such product. */
  UNKNOWN_PRODUCT,
  /** The order names another price or currency than the catalogue. */
  PRICE_CHANGED,
  /** The payment provider declined. */
  PAYMENT_DECLINED,
  /** The carrier does not take the parcel. */
  SHIPMENT_REFUSED,
  /** The customer asked for it before dispatch. */
  CUSTOMER_REQUEST,
  /** Somebody who runs the system asked for it before dispatch. */
  OPERATOR_REQUEST
}

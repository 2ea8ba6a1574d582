package dev.orderflow.orders.track;

/** No processed order has the id. It may be on its way, so a retry may find it. */
final class UnknownOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownOrderException(String orderId) {
    super("no processed order " + orderId);
  }
}

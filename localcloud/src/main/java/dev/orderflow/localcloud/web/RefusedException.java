package dev.orderflow.localcloud.web;

/** A request that is not understood or too much; it is answered, and the connection ends. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  WebResponse response() {
    return WebResponse.message(status, String.valueOf(getMessage()));
  }
}

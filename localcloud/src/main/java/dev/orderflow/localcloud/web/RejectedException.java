package dev.orderflow.localcloud.web;

/**
 * A request that is not understood, not wanted or too much: it is answered, and the connection
 * ends.
 */
final class RejectedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient WebResponse response;

  RejectedException(WebResponse response) {
    super("status " + response.status(), null, false, false);
    this.response = response;
  }

  RejectedException(int status) {
    this(WebResponse.message(status, Statuses.reason(status)));
  }

  WebResponse response() {
    return response;
  }
}

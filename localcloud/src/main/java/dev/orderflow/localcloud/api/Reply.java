package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.web.WebResponse;

/**
 * An answer, and whose it is.
 *
 * @param error why the API answered by itself; empty if its function has
 */
record Reply(WebResponse response, String error) {

  static Reply ofFunction(WebResponse response) {
    return new Reply(response, "");
  }

  static Reply ofApi(int status, String message) {
    return new Reply(WebResponse.message(status, message), message);
  }

  Reply with(WebResponse other) {
    return new Reply(other, error);
  }
}

package dev.orderflow.localcloud.web;

import java.util.Optional;

/** What answers requests. Called from many threads at once; may block. */
@FunctionalInterface
public interface WebHandler {

  /**
   * What already the line and the headers rule out is answered before a body is read, and the
   * connection ends.
   *
   * @param request without its body
   */
  default Optional<WebResponse> rejection(WebRequest request) {
    return Optional.empty();
  }

  /** What it throws becomes status 500 and a line in this process's log. */
  WebAnswer handle(WebRequest request) throws Exception;
}

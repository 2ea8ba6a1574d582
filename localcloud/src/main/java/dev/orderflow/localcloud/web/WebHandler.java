package dev.orderflow.localcloud.web;

/** What answers requests. Called from many threads at once; may block. */
@FunctionalInterface
public interface WebHandler {

  /** What it throws becomes status 500 and a line in this process's log. */
  WebAnswer handle(WebRequest request) throws Exception;
}

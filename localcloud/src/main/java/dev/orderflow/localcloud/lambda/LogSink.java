package dev.orderflow.localcloud.lambda;

import org.jspecify.annotations.Nullable;

/** Takes what functions print, and the lines that Lambda itself writes around each call. */
@FunctionalInterface
public interface LogSink {

  /**
   * @param requestId the call during which it was printed; null outside any call
   * @param text one line without its end
   */
  void line(String functionName, @Nullable String requestId, String text);
}

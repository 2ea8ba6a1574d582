package dev.orderflow.localcloud.lambda;

import java.time.Duration;

/** How one call of a function ended. */
public sealed interface Outcome {

  /**
   * @param payload the function's answer, JSON in UTF-8
   */
  record Succeeded(byte[] payload) implements Outcome {}

  /**
   * The function threw, in its handler or while it was initialised.
   *
   * @param errorType the exception's class name
   * @param errorPayload what the caller gets: JSON of errorMessage, errorType, stackTrace
   */
  record Failed(String errorType, String errorMessage, byte[] errorPayload) implements Outcome {}

  /**
   * @param after the function's timeout
   */
  record TimedOut(Duration after) implements Outcome {}

  /**
   * The function's process ended before it answered.
   *
   * @param reason such as {@code RequestId: 8f3c... Error: Runtime exited with error: exit status
   *     1}
   */
  record Crashed(String reason) implements Outcome {}
}

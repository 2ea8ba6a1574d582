package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a caller gets in place of an answer when a call ended without one. */
final class ErrorPayload {

  private ErrorPayload() {}

  static byte[] of(Outcome.TimedOut timedOut, String requestId) {
    return of(
        "Sandbox.Timedout",
        "RequestId: " + requestId + " Error: " + Report.timedOut(timedOut.after()));
  }

  static byte[] of(Outcome.Crashed crashed) {
    return of(Report.EXIT_ERROR, crashed.reason());
  }

  static Outcome.Failed tooLarge(int most) {
    String type = "Function.ResponseSizeTooLarge";
    String message =
        "Response payload size exceeded maximum allowed payload size (%d bytes).".formatted(most);
    return new Outcome.Failed(type, message, of(type, message));
  }

  private static byte[] of(String type, String message) {
    return Json.write(Map.of("errorType", type, "errorMessage", message))
        .getBytes(StandardCharsets.UTF_8);
  }
}

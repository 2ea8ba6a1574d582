package dev.orderflow.api.submit;

import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.form.OrderForm;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import org.jspecify.annotations.Nullable;

/** What was sent, as a JSON value. */
final class Body {

  private Body() {}

  /**
   * @throws ProblemException if it is not JSON, or too much of it
   */
  static @Nullable Object read(Request request) {
    if (!isJson(request.header("content-type"))) {
      throw new ProblemException(
          ProblemType.NOT_JSON
              .response("Say so in Content-Type, and send JSON in UTF-8.")
              .with("accept", "application/json"));
    }
    byte[] bytes = request.bytes();
    if (bytes == null) {
      throw ProblemType.MALFORMED_JSON.exception("It is not even base64.");
    }
    if (bytes.length > OrderForm.MAX_BYTES) {
      throw tooLarge();
    }
    try {
      return Json.parse(bytes);
    } catch (JsonException e) {
      throw ProblemType.MALFORMED_JSON.exception(String.valueOf(e.getMessage()));
    }
  }

  static ProblemException tooLarge() {
    return ProblemType.TOO_LARGE.exception("An order has at most 252 KiB of JSON.");
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }
}

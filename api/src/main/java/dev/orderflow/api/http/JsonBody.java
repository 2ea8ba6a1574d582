package dev.orderflow.api.http;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import org.jspecify.annotations.Nullable;

/** What was sent, as a JSON value. */
public final class JsonBody {

  private JsonBody() {}

  /**
   * @param mostBytes that it may have
   * @param tooLarge what to tell of more
   * @throws ProblemException if it is not JSON, or too much of it
   */
  public static @Nullable Object read(Request request, int mostBytes, String tooLarge) {
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
    if (bytes.length > mostBytes) {
      throw ProblemType.TOO_LARGE.exception(tooLarge);
    }
    try {
      return Json.parse(bytes);
    } catch (JsonException e) {
      throw ProblemType.MALFORMED_JSON.exception(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }
}

package dev.orderflow.api.http;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body is said to be written: as JSON, in UTF-8, not compressed. */
final class BodyHeaders {

  private static final String JSON = "application/json";

  private BodyHeaders() {}

  /**
   * @throws ProblemException if the body is not called JSON, or called something else as well
   */
  static void requireJson(Request request) {
    requirePlain(request);
    if (!isJson(request.header("content-type"))) {
      throw notJson("Say so in Content-Type, and send JSON in UTF-8.");
    }
  }

  /**
   * Of a body that may come without a type.
   *
   * @throws ProblemException if it is compressed, or in another encoding than UTF-8
   */
  static void requirePlain(Request request) {
    String encoding = request.header("content-encoding");
    if (encoding != null && !isIdentity(encoding)) {
      throw new ProblemException(
          ProblemType.CONTENT_ENCODING
              .response("Send it as it is, without Content-Encoding.")
              .with("accept-encoding", "identity"));
    }
    String type = request.header("content-type");
    if (type != null && !isUtf8(type)) {
      throw notJson("Its charset must be utf-8, which is also what JSON has without one.");
    }
  }

  private static ProblemException notJson(String detail) {
    return new ProblemException(ProblemType.NOT_JSON.response(detail).with("accept", JSON));
  }

  private static boolean isIdentity(String encoding) {
    return Arrays.stream(encoding.split(",", -1))
        .map(String::strip)
        .allMatch(it -> it.isEmpty() || it.equalsIgnoreCase("identity"));
  }

  private static boolean isJson(@Nullable String contentType) {
    return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase(JSON);
  }

  private static boolean isUtf8(String contentType) {
    return Arrays.stream(contentType.split(";", -1))
        .skip(1)
        .map(it -> it.strip().toLowerCase(Locale.ROOT))
        .filter(it -> it.startsWith("charset"))
        .map(it -> it.substring("charset".length()).strip())
        .allMatch(it -> it.equals("=utf-8") || it.equals("=\"utf-8\""));
  }
}

package dev.orderflow.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was sent, as a JSON value. */
public final class JsonBody {

  /** More than whoever asks for a part of an order could write about it. */
  private static final int MOST_OF_NOTHING = 64 * 1024;

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
    return parsed(bytes(request, mostBytes, tooLarge));
  }

  /**
   * An object that asks for nothing but what these fields say.
   *
   * @throws ProblemException if it is none, or has another field
   */
  public static Map<?, ?> object(
      Request request, int mostBytes, String tooLarge, Set<String> fields) {
    return KnownFields.checked(
        read(request, mostBytes, tooLarge), fields, "This request takes other fields.");
  }

  /**
   * Of a request that says almost everything by its path: there is no body, or an object with no
   * other field than these.
   *
   * @param detail what to tell whoever asks for more
   * @throws ProblemException if there is more, which would not be done
   */
  public static Map<?, ?> optional(Request request, Set<String> fields, String detail) {
    byte[] bytes = bytes(request, MOST_OF_NOTHING, detail);
    return new String(bytes, UTF_8).isBlank()
        ? Map.of()
        : KnownFields.checked(parsed(bytes), fields, detail);
  }

  private static byte[] bytes(Request request, int mostBytes, String tooLarge) {
    byte[] bytes = request.bytes();
    if (bytes == null) {
      throw ProblemType.MALFORMED_JSON.exception("It is not even base64.");
    }
    if (bytes.length > mostBytes) {
      throw ProblemType.TOO_LARGE.exception(tooLarge);
    }
    return bytes;
  }

  private static @Nullable Object parsed(byte[] bytes) {
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

package dev.orderflow.api.http;

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
   * @throws ProblemException if it is not JSON in UTF-8, or too much of it
   */
  public static @Nullable Object read(Request request, int mostBytes, String tooLarge) {
    BodyHeaders.requireJson(request);
    return parsed(BodyText.of(request, mostBytes, tooLarge));
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
    if (request.body().isEmpty()) {
      return Map.of();
    }
    BodyHeaders.requirePlain(request);
    String text = BodyText.of(request, MOST_OF_NOTHING, detail);
    return text.isBlank() ? Map.of() : KnownFields.checked(parsed(text), fields, detail);
  }

  private static @Nullable Object parsed(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      throw ProblemType.MALFORMED_JSON.exception(String.valueOf(e.getMessage()));
    }
  }
}

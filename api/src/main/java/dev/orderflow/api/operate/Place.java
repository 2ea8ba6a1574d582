package dev.orderflow.api.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.Request;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: the key after which the table is read. */
final class Place {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,256}");

  private Place() {}

  static String after(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  /**
   * The key that the request goes on after, or null if it begins.
   *
   * @throws dev.orderflow.api.http.ProblemException if it is none that a list gave
   */
  static @Nullable String of(Request request) {
    String cursor = request.parameter("cursor");
    String key = cursor == null ? null : decoded(cursor);
    if (cursor != null && (key == null || !KEY.matcher(key).matches())) {
      throw Fields.wrong("cursor must be the next of a list before.");
    }
    return key;
  }

  private static @Nullable String decoded(String cursor) {
    try {
      return cursor.length() > 400
          ? null
          : new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

package dev.orderflow.api.submit;

import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import org.jspecify.annotations.Nullable;

/** The header by which a client says that two requests are one. */
final class IdempotencyKey {

  private static final String HEADER = "idempotency-key";
  private static final int LONGEST = 128;

  private IdempotencyKey() {}

  /**
   * @throws ProblemException if it is missing or not usable
   */
  static String required(Request request) {
    String key = optional(request);
    if (key == null) {
      throw ProblemType.KEY_REQUIRED.exception(
          "Send one that is new for each order, such as a UUID.");
    }
    return key;
  }

  /**
   * @throws ProblemException if it is there and not usable
   */
  static @Nullable String optional(Request request) {
    String key = request.header(HEADER);
    if (key != null && !isUsable(key)) {
      throw ProblemType.KEY_REQUIRED.exception("It must have 1 to 128 printable ASCII characters.");
    }
    return key;
  }

  private static boolean isUsable(String key) {
    return !key.isBlank()
        && key.length() <= LONGEST
        && key.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }
}

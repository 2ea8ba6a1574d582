package dev.orderflow.api.http;

import org.jspecify.annotations.Nullable;

/** The header by which a client says that two requests are one. The rule is one for all of them. */
public final class IdempotencyKey {

  private static final String HEADER = "idempotency-key";
  private static final int LONGEST = 128;

  private IdempotencyKey() {}

  /**
   * @throws ProblemException if it is missing or not usable
   */
  public static String required(Request request) {
    String key = optional(request);
    if (key == null) {
      throw ProblemType.KEY_REQUIRED.exception(
          "Send the header Idempotency-Key, new for each order, such as a UUID.");
    }
    return key;
  }

  /**
   * @throws ProblemException if it is there and not usable
   */
  public static @Nullable String optional(Request request) {
    String key = request.header(HEADER);
    if (key != null && !isUsable(key)) {
      throw ProblemType.KEY_REQUIRED.exception(
          "Idempotency-Key must have 1 to 128 printable ASCII characters, not only spaces.");
    }
    return key;
  }

  private static boolean isUsable(String key) {
    return !key.isBlank()
        && key.length() <= LONGEST
        && key.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }
}

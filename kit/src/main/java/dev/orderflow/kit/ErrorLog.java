package dev.orderflow.kit;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as one line of JSON in a function's log: what failed, of which request and order, and
 * the whole of the error, by the names that Lambda's own JSON logs have. No text from outside
 * breaks the line, and none is in it that may be personal: see {@link ErrorText}.
 */
public final class ErrorLog {

  private static final int LONGEST_VALUE = 200;

  private ErrorLog() {}

  /**
   * @param message what failed, in words of this code
   * @param about what else is known of it, such as {@code messageId}; text is cut off at 200
   *     characters
   * @param orderId of the order that it is about, or null where that is not known
   */
  public static void print(
      Context context,
      String message,
      Throwable error,
      Map<String, ?> about,
      @Nullable String orderId) {
    context.getLogger().log(line(message, context.getAwsRequestId(), error, about, orderId) + "\n");
  }

  /**
   * The line, without its end.
   *
   * @param requestId null outside of a request
   */
  public static String line(
      String message,
      @Nullable String requestId,
      Throwable error,
      Map<String, ?> about,
      @Nullable String orderId) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("level", "ERROR");
    line.put("message", message);
    if (requestId != null) {
      line.put("requestId", ErrorText.shortened(requestId, LONGEST_VALUE));
    }
    if (orderId != null) {
      line.put("orderId", orderId);
    }
    about.forEach(
        (name, value) ->
            line.put(
                name,
                value instanceof String text ? ErrorText.shortened(text, LONGEST_VALUE) : value));
    line.putAll(ErrorText.of(error));
    return VisibleText.json(line);
  }
}

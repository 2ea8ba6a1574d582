package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.account.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came.
 *
 * @param path still percent-encoded
 * @param query still percent-encoded, empty if there is none
 * @param headers by lower-case name; of a repeated header the first value
 */
public record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    Caller caller) {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w*)");

  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The operation's name in any of the protocols that name it, or an empty text. */
  public String operation() {
    if (headers.containsKey("x-amz-target")) {
      return targetOperation();
    }
    if (headers.containsKey("smithy-protocol")) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    Matcher action = ACTION.matcher(new String(body, UTF_8) + "&" + query);
    return action.find() ? action.group(1) : "";
  }

  /** The operation that {@code X-Amz-Target} names, or an empty text. */
  public String targetOperation() {
    String target = headers.getOrDefault("x-amz-target", "");
    return target.substring(target.lastIndexOf('.') + 1);
  }
}

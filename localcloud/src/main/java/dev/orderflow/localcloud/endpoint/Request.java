package dev.orderflow.localcloud.endpoint;

import dev.orderflow.localcloud.account.Caller;
import java.util.Locale;
import java.util.Map;
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

  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** The operation that {@code X-Amz-Target} names, or an empty text. */
  public String targetOperation() {
    String target = headers.getOrDefault("x-amz-target", "");
    return target.substring(target.lastIndexOf('.') + 1);
  }
}

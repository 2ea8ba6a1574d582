package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.util.Map;

/** An answer, whole. */
public record Response(int status, Map<String, String> headers, byte[] body) {

  /** An answer without a body. */
  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  /** {@code value} as REST JSON. */
  public static Response json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  public static Response xml(int status, String body) {
    return of(status, "text/xml", body);
  }

  public static Response of(int status, String contentType, String body) {
    return new Response(status, Map.of("Content-Type", contentType), body.getBytes(UTF_8));
  }
}

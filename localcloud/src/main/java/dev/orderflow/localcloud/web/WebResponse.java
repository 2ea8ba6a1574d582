package dev.orderflow.localcloud.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A response, whole. What frames it on the wire is added when it is sent. */
public record WebResponse(int status, List<WebHeader> headers, byte[] body) implements WebAnswer {

  public WebResponse {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status " + status);
    }
    headers = List.copyOf(headers);
  }

  public static WebResponse of(int status, String contentType, String body) {
    return new WebResponse(
        status, List.of(new WebHeader("Content-Type", contentType)), body.getBytes(UTF_8));
  }

  public static WebResponse json(int status, Object value) {
    return of(status, "application/json", Json.write(value));
  }

  /** In the form of API Gateway's own errors: {@code {"message":"Not Found"}}. */
  public static WebResponse message(int status, String message) {
    return json(status, Map.of("message", message));
  }

  /** With one more header. */
  public WebResponse with(String name, String value) {
    List<WebHeader> more = new ArrayList<>(headers);
    more.add(new WebHeader(name, value));
    return new WebResponse(status, more, body);
  }
}

package dev.orderflow.localcloud.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function's answer means: AWS's payload format 2.0. */
final class ProxyResponse {

  private ProxyResponse() {}

  /** Empty if the answer means no response. */
  static Optional<WebResponse> of(byte[] answer) {
    try {
      Object value = Json.parse(answer);
      return Optional.of(
          value instanceof Map<?, ?> object && object.containsKey("statusCode")
              ? structured(object)
              : inferred(value, answer));
    } catch (JsonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An answer that names no status is the body itself. */
  private static WebResponse inferred(@Nullable Object value, byte[] answer) {
    byte[] body = value instanceof String text ? text.getBytes(UTF_8) : answer;
    return new WebResponse(200, List.of(new WebHeader("Content-Type", "application/json")), body);
  }

  private static WebResponse structured(Map<?, ?> answer) {
    List<WebHeader> headers = new ArrayList<>();
    if (answer.get("headers") instanceof Map<?, ?> written) {
      written.forEach((name, value) -> headers.add(header(name.toString(), value)));
    }
    if (answer.get("cookies") instanceof List<?> cookies) {
      cookies.forEach(cookie -> headers.add(header("Set-Cookie", cookie)));
    }
    byte[] body = body(answer);
    if (body.length > 0
        && headers.stream().noneMatch(it -> it.name().equalsIgnoreCase("Content-Type"))) {
      headers.add(new WebHeader("Content-Type", "text/plain;charset=UTF-8"));
    }
    return new WebResponse(status(answer.get("statusCode")), headers, body);
  }

  private static int status(@Nullable Object status) {
    return switch (status) {
      case Long number -> Math.toIntExact(number);
      case String text -> Integer.parseInt(text);
      case null, default -> throw new IllegalArgumentException("statusCode " + status);
    };
  }

  private static WebHeader header(String name, @Nullable Object value) {
    return switch (value) {
      case String text -> new WebHeader(name, text);
      case Number number -> new WebHeader(name, number.toString());
      case Boolean flag -> new WebHeader(name, flag.toString());
      case null, default -> throw new IllegalArgumentException("header " + name);
    };
  }

  private static byte[] body(Map<?, ?> answer) {
    return switch (answer.get("body")) {
      case null -> new byte[0];
      case String text when Boolean.TRUE.equals(answer.get("isBase64Encoded")) ->
          Base64.getDecoder().decode(text);
      case String text -> text.getBytes(UTF_8);
      default -> throw new IllegalArgumentException("the body is no text");
    };
  }
}

package dev.orderflow.api.http;

import dev.orderflow.kit.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to a request, which payload format 2.0 writes as JSON. */
public record Response(int status, Map<String, String> headers, String body) {

  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(int status, Map<String, ?> body) {
    return new Response(status, Map.of("content-type", "application/json"), Json.write(body));
  }

  /** It has not changed since the client last saw it. */
  public static Response notModified() {
    return new Response(304, Map.of(), "");
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }

  String payload() {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("statusCode", status);
    payload.put("headers", headers);
    payload.put("body", body);
    payload.put("isBase64Encoded", false);
    return Json.write(payload);
  }
}

package dev.orderflow.api;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a function answered. */
public record Answer(int status, Map<String, String> headers, String body) {

  static Answer of(String payload) {
    Map<String, @Nullable Object> json = JsonObjects.object("answer", Json.parse(payload));
    @SuppressWarnings("unchecked") // the function's own headers
    Map<String, String> headers = (Map<String, String>) Objects.requireNonNull(json.get("headers"));
    return new Answer(
        ((Long) Objects.requireNonNull(json.get("statusCode"))).intValue(),
        headers,
        JsonObjects.text(json, "body"));
  }

  public Map<String, @Nullable Object> json() {
    return JsonObjects.object("body", Json.parse(body));
  }

  public String text(String name) {
    return JsonObjects.text(json(), name);
  }

  public List<Map<String, @Nullable Object>> objects(String name) {
    return ((List<?>) Objects.requireNonNull(json().get(name)))
        .stream().map(it -> JsonObjects.object(name, it)).toList();
  }

  public String header(String name) {
    return Objects.requireNonNull(headers.get(name), name);
  }

  /** What the problem's type ends with. */
  public String problem() {
    return text("type").replaceFirst(".*/", "");
  }
}

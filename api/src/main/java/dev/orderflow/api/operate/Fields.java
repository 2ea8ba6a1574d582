package dev.orderflow.api.operate;

import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer's fields; what is not known is absent. */
final class Fields {

  private final Map<String, @Nullable Object> json = new LinkedHashMap<>();

  Fields put(String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }

  Map<String, @Nullable Object> json() {
    return json;
  }

  /** One that the request's path has. */
  static String path(Request request, String name) {
    return request.path().getOrDefault(name, "");
  }

  static ProblemException wrong(String detail) {
    return ProblemType.PARAMETER.exception(detail);
  }
}

package dev.orderflow.localcloud.endpoint;

import dev.orderflow.localcloud.account.Caller;
import dev.orderflow.localcloud.web.WebRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request before its body is read: what decides whether it is, and by whom. */
record Head(String method, String path, String query, Map<String, String> headers) {

  static Head of(WebRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Head(request.method(), request.path(), request.query(), headers);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  Request with(byte[] body, Caller caller) {
    return new Request(method, path, query, headers, body, caller);
  }
}

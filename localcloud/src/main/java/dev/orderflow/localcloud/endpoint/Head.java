package dev.orderflow.localcloud.endpoint;

import com.sun.net.httpserver.HttpExchange;
import dev.orderflow.localcloud.account.Caller;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request before its body is read: what decides whether it is, and by whom. */
record Head(String method, String path, String query, Map<String, String> headers) {

  static Head of(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    URI uri = exchange.getRequestURI();
    return new Head(
        exchange.getRequestMethod(),
        Objects.requireNonNullElse(uri.getRawPath(), "/"),
        Objects.requireNonNullElse(uri.getRawQuery(), ""),
        headers);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  Request with(byte[] body, Caller caller) {
    return new Request(method, path, query, headers, body, caller);
  }
}

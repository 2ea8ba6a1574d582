package dev.orderflow.localcloud.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came.
 *
 * @param path still percent-encoded
 * @param query still percent-encoded, empty if there is none
 * @param protocol {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param headers by lower-case name, each with its values in order
 * @param client the address that it came from
 */
public record WebRequest(
    String method,
    String path,
    String query,
    String protocol,
    Map<String, List<String>> headers,
    byte[] body,
    String client) {

  /** The first value of a header. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
  }

  /** Whether the client asks to speak WebSocket. */
  public boolean wantsWebSocket() {
    return method.equals("GET")
        && Tokens.contains(headers.get("upgrade"), "websocket")
        && Tokens.contains(headers.get("connection"), "upgrade");
  }
}

package dev.orderflow.localcloud.socket;

import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Someone who is connected, or about to be. */
final class Connection {

  private final String id;
  private final Instant connectedAt;
  private final WebRequest request;
  private volatile Instant lastActiveAt;
  private volatile Map<String, Object> authorizer = Map.of();
  private volatile Optional<WebSocket> socket = Optional.empty();

  Connection(String id, Instant connectedAt, WebRequest request) {
    this.id = id;
    this.connectedAt = connectedAt;
    this.request = request;
    this.lastActiveAt = connectedAt;
  }

  String id() {
    return id;
  }

  Instant connectedAt() {
    return connectedAt;
  }

  Instant lastActiveAt() {
    return lastActiveAt;
  }

  void activeAt(Instant now) {
    lastActiveAt = now;
  }

  /** The request by which it was opened. */
  WebRequest request() {
    return request;
  }

  Map<String, Object> identity() {
    return Map.of(
        "sourceIp", request.client(), "userAgent", request.header("user-agent").orElse(""));
  }

  /** What the authorizer said of it; empty if there is none. */
  Map<String, Object> authorizer() {
    return authorizer;
  }

  void authorised(Map<String, Object> context) {
    authorizer = Map.copyOf(context);
  }

  /** Empty before it is open. */
  Optional<WebSocket> socket() {
    return socket;
  }

  void opened(WebSocket open) {
    socket = Optional.of(open);
  }
}

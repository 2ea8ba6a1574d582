package dev.orderflow.localcloud.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.api.Integration;
import dev.orderflow.localcloud.api.TokenBucket;
import dev.orderflow.localcloud.metrics.SocketMeter;
import dev.orderflow.localcloud.template.SocketIntegration;
import dev.orderflow.localcloud.template.SocketRoute;
import dev.orderflow.localcloud.web.WebSocket;
import dev.orderflow.localcloud.web.WebSocketListener;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One connection's life: its messages go to their routes, its end to {@code $disconnect}. */
final class Conversation implements WebSocketListener {

  private static final int UNSUPPORTED_DATA = 1003;

  /** While so many messages of one client are worked on, no more of its are read. */
  private static final int MOST_AT_ONCE = 8;

  private final Api api;
  private final Connection connection;
  private final Connections connections;
  private final Integration integration;
  private final Optional<TokenBucket> throttle;
  private final Clock clock;
  private final SocketMeter meter;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  Conversation(
      Api api,
      Connection connection,
      Connections connections,
      Integration integration,
      Optional<TokenBucket> throttle,
      Clock clock,
      SocketMeter meter) {
    this.api = api;
    this.connection = connection;
    this.connections = connections;
    this.integration = integration;
    this.throttle = throttle;
    this.clock = clock;
    this.meter = meter;
  }

  @Override
  public void opened(WebSocket socket) {
    connection.opened(socket);
    connections.add(connection);
  }

  @Override
  public void received(byte[] message, boolean text) {
    connection.activeAt(clock.instant());
    if (!text) {
      connection.socket().ifPresent(it -> it.close(UNSUPPORTED_DATA, "Binary is not supported"));
      return;
    }
    room.acquireUninterruptibly();
    Thread.ofVirtual()
        .name("socket-message")
        .start(
            () -> {
              try {
                handle(new String(message, UTF_8));
              } finally {
                room.release();
              }
            });
  }

  private void handle(String message) {
    SocketEvent event = new SocketEvent(api.stage(), connection, clock.instant());
    String problem = throttle.filter(it -> !it.take()).map(_ -> "Too Many Requests").orElse("");
    if (problem.isEmpty()) {
      problem =
          api.route(message)
              .map(key -> call(key, event.message(key, message)) ? "" : "Internal server error")
              .orElse("Forbidden");
    }
    if (!problem.isEmpty()) {
      tell(problem, event.requestId());
    }
  }

  private void tell(String problem, String requestId) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("message", problem);
    answer.put("connectionId", connection.id());
    answer.put("requestId", requestId);
    byte[] bytes = Json.write(answer).getBytes(UTF_8);
    connection
        .socket()
        .ifPresent(
            it -> {
              var _ = it.send(bytes, true);
            });
  }

  /** Whether the function answered. */
  private boolean call(String routeKey, String event) {
    SocketIntegration route = api.integrations().get(routeKey);
    boolean answered =
        route == null
            || integration.call(
                    route.functionArn(), api.arn(routeKey), event.getBytes(UTF_8), route.timeout())
                instanceof Integration.Result.Answered;
    meter.called(answered);
    return answered;
  }

  @Override
  public void closed(int code, String reason) {
    connections.remove(connection);
    SocketEvent event = new SocketEvent(api.stage(), connection, clock.instant());
    Thread.ofVirtual()
        .name("socket-disconnect")
        .start(
            () -> {
              // as on AWS, nobody learns if this fails
              var _ = call(SocketRoute.DISCONNECT, event.disconnect(code, reason));
            });
  }
}

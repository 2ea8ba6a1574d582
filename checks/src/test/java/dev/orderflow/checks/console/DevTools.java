package dev.orderflow.checks.console;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The Chrome DevTools Protocol: commands with their answers, and events, as JSON on one socket. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Told of an event of one session. */
  interface Listener extends BiConsumer<String, Map<String, @Nullable Object>> {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong last = new AtomicLong();
  private final Map<Long, CompletableFuture<Map<String, @Nullable Object>>> asked =
      new ConcurrentHashMap<>();
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private final StringBuilder arriving = new StringBuilder();
  private final WebSocket socket;

  DevTools(URI address) {
    this.socket = http.newWebSocketBuilder().buildAsync(address, this).join();
  }

  void listen(String session, Listener listener) {
    listeners.put(session, listener);
  }

  /**
   * @param session empty for the browser itself
   * @throws AssertionError if the browser refuses
   */
  Map<String, @Nullable Object> call(String session, String method, Map<String, ?> parameters) {
    CompletableFuture<Map<String, @Nullable Object>> answer = new CompletableFuture<>();
    long id = last.incrementAndGet();
    asked.put(id, answer);
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    synchronized (socket) {
      socket.sendText(Json.write(message), true).join();
    }
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(method + " " + parameters, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    arriving.append(part);
    if (isLast) {
      String text = arriving.toString();
      arriving.setLength(0);
      arrived(JsonObjects.object("message", Json.parse(text)));
    }
    from.request(1);
    return null;
  }

  private void arrived(Map<String, @Nullable Object> message) {
    if (message.get("id") instanceof Long id) {
      var answer = Objects.requireNonNull(asked.remove(id));
      if (message.containsKey("error")) {
        answer.completeExceptionally(new AssertionError(message.get("error")));
      } else {
        answer.complete(JsonObjects.object("result", message.get("result")));
      }
      return;
    }
    Listener listener = listeners.get(String.valueOf(message.get("sessionId")));
    if (listener != null) {
      listener.accept(
          JsonObjects.text(message, "method"), JsonObjects.object("params", message.get("params")));
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}

package dev.orderflow.checks.journeys;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Someone who looks at what is new of orders, with the JDK's WebSocket client. */
final class Looker implements WebSocket.Listener {

  /** The status with which the other side closed the connection. */
  final CompletableFuture<Integer> closed = new CompletableFuture<>();

  private final List<Map<String, @Nullable Object>> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder part = new StringBuilder();

  private Looker() {}

  /**
   * @param query of the address
   */
  static Looker connect(HttpClient http, URI api, String query) {
    Looker looker = new Looker();
    http.newWebSocketBuilder().buildAsync(address(api, query), looker).join();
    return looker;
  }

  /** The status of the answer to the handshake; 101 if it is let in. */
  static int knock(HttpClient http, URI api, String query) {
    try {
      http.newWebSocketBuilder().buildAsync(address(api, query), new Looker()).join().abort();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  private static URI address(URI api, String query) {
    return URI.create("ws://" + api.getAuthority() + "/live?" + query);
  }

  /** The types of what is new of the order, in the order in which it came. */
  List<String> typesOf(String orderId) {
    return heard.stream()
        .filter(it -> orderId.equals(it.get("orderId")))
        .map(it -> JsonObjects.text(it, "type"))
        .toList();
  }

  /** Of which orders something was told. */
  List<String> orderIds() {
    return heard.stream().map(it -> JsonObjects.text(it, "orderId")).distinct().sorted().toList();
  }

  List<Map<String, @Nullable Object>> heard() {
    return new ArrayList<>(heard);
  }

  void await(String type, String orderId) {
    AwsClients.awaitTrue(type + " of " + orderId, () -> typesOf(orderId).contains(type));
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(JsonObjects.object("message", Json.parse(part.toString())));
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.completeExceptionally(error);
  }
}

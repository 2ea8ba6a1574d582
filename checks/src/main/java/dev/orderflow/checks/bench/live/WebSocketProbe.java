package dev.orderflow.checks.bench.live;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A customer who looks, and notes when each message came; one that comes again is no news. */
final class WebSocketProbe implements WebSocket.Listener, AutoCloseable {

  /**
   * @param told when what it says happened
   */
  record Heard(String id, String type, String orderId, Instant told, Instant at) {

    double millis() {
      return (at.getEpochSecond() - told.getEpochSecond()) * 1e3
          + (at.getNano() - told.getNano()) / 1e6;
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final StringBuilder part = new StringBuilder();
  private final Clock clock = Clock.systemUTC();

  static WebSocketProbe of(URI api, String customerId) throws IOException, InterruptedException {
    WebSocketProbe probe = new WebSocketProbe();
    String form = "grant_type=client_credentials&scope=orders%3Aread&sub=" + customerId;
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/dev-issuer/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    String answer = probe.http.send(request, BodyHandlers.ofString()).body();
    String token =
        JsonObjects.text(JsonObjects.object("answer", Json.parse(answer)), "access_token");
    URI live = URI.create("ws://" + api.getAuthority() + "/live?token=" + token);
    probe.http.newWebSocketBuilder().buildAsync(live, probe).join();
    return probe;
  }

  Collection<Heard> heard() {
    return heard.values();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    Instant at = clock.instant();
    part.append(data);
    if (last) {
      Map<String, ?> message = JsonObjects.object("message", Json.parse(part.toString()));
      Heard news =
          new Heard(
              String.valueOf(message.get("id")),
              String.valueOf(message.get("type")),
              String.valueOf(message.get("orderId")),
              Instant.parse(String.valueOf(message.get("time"))),
              at);
      heard.putIfAbsent(news.id(), news);
      part.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

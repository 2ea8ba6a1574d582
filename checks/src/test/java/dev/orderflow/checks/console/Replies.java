package dev.orderflow.checks.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.JsonObjects;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers those of a tab's requests that match in the API's place: when it is time, or never. */
final class Replies {

  private final Tab tab;
  private final Function<URI, CompletableFuture<String>> replies;
  private final List<URI> asked = new CopyOnWriteArrayList<>();

  /**
   * @param urlPattern of the requests that it is about
   * @param replies a JSON text for each, or an empty one if the API itself is to answer
   */
  Replies(Tab tab, String urlPattern, Function<URI, CompletableFuture<String>> replies) {
    this.tab = tab;
    this.replies = replies;
    tab.listen(this::accept);
    tab.call("Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", urlPattern))));
  }

  /** All that was asked for so far. */
  List<URI> asked() {
    return List.copyOf(asked);
  }

  private void accept(String method, Map<String, @Nullable Object> event) {
    if (method.equals("Fetch.requestPaused")) {
      String id = JsonObjects.text(event, "requestId");
      Map<String, @Nullable Object> request = JsonObjects.object("request", event.get("request"));
      URI address = URI.create(JsonObjects.text(request, "url"));
      asked.add(address);
      // The thread that tells of it is the one that brings the answers to what is called here.
      Thread.ofVirtual().start(() -> reply(id, replies.apply(address).join()));
    }
  }

  private void reply(String id, String json) {
    try {
      if (json.isEmpty()) {
        tab.call("Fetch.continueRequest", Map.of("requestId", id));
        return;
      }
      tab.call(
          "Fetch.fulfillRequest",
          Map.of(
              "requestId",
              id,
              "responseCode",
              200,
              "responseHeaders",
              List.of(Map.of("name", "Content-Type", "value", "application/json")),
              "body",
              Base64.getEncoder().encodeToString(json.getBytes(UTF_8))));
    } catch (AssertionError e) {
      // The page no longer waits for it.
    }
  }
}

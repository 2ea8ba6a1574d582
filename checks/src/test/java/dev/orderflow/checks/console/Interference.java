package dev.orderflow.checks.console;

import dev.orderflow.kit.JsonObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a network does to a page's requests to one address, and the keys that they came with. */
final class Interference {

  /** What becomes of a request. */
  enum Fault {
    NONE,
    /** It arrives and is done, and its answer does not come back. */
    ANSWER_LOST,
    /** It does not arrive. */
    REQUEST_LOST,
    UNAVAILABLE,
    TOO_MANY
  }

  private final Tab tab;
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /**
   * @param urlPattern of the requests that it is about
   */
  Interference(Tab tab, String urlPattern) {
    this.tab = tab;
    List<Map<String, Object>> patterns = new ArrayList<>();
    for (String stage : List.of("Request", "Response")) {
      patterns.add(Map.of("urlPattern", urlPattern, "requestStage", stage));
    }
    tab.listen(this::accept);
    tab.call("Fetch.enable", Map.of("patterns", patterns));
  }

  void become(Fault next) {
    fault.set(next);
  }

  /** Of every request that was sent, in turn. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  private void accept(String method, Map<String, @Nullable Object> event) {
    if (method.equals("Fetch.requestPaused")) {
      // The thread that told of it is the one that brings the answers.
      Thread.ofVirtual().start(() -> decide(event));
    }
  }

  private void decide(Map<String, @Nullable Object> event) {
    String id = JsonObjects.text(event, "requestId");
    Map<String, @Nullable Object> request = JsonObjects.object("request", event.get("request"));
    boolean isPost = "POST".equals(request.get("method"));
    boolean isAnswer = event.containsKey("responseStatusCode");
    if (isPost && !isAnswer) {
      keys.add(
          String.valueOf(
              JsonObjects.object("headers", request.get("headers")).get("Idempotency-Key")));
    }
    switch (isPost ? fault.get() : Fault.NONE) {
      case NONE -> goOn(id);
      case ANSWER_LOST -> {
        if (isAnswer) {
          fail(id);
        } else {
          goOn(id);
        }
      }
      case REQUEST_LOST -> fail(id);
      case UNAVAILABLE -> answer(id, 503);
      case TOO_MANY -> answer(id, 429);
    }
  }

  private void goOn(String id) {
    tab.call("Fetch.continueRequest", Map.of("requestId", id));
  }

  private void fail(String id) {
    tab.call("Fetch.failRequest", Map.of("requestId", id, "errorReason", "ConnectionReset"));
  }

  private void answer(String id, int status) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("requestId", id);
    answer.put("responseCode", status);
    tab.call("Fetch.fulfillRequest", answer);
  }
}

package dev.orderflow.cli.sending;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * PutEvents over HTTP, failing on purpose in ways that a healthy bus never shows. What it accepts
 * it keeps.
 */
final class StubBus implements AutoCloseable {

  /** Given a detail, the error code of its entry, or an empty text to accept it. */
  private final UnaryOperator<String> verdict;

  private final HttpServer server;
  final Queue<Map<String, @Nullable Object>> accepted = new ConcurrentLinkedQueue<>();
  final Queue<List<String>> requests = new ConcurrentLinkedQueue<>();

  StubBus(UnaryOperator<String> verdict) {
    this.verdict = verdict;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  static StubBus healthy() {
    return new StubBus(_ -> "");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> details() {
    return accepted.stream().map(e -> (String) Objects.requireNonNull(e.get("Detail"))).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  @SuppressWarnings("unchecked")
  private void answer(HttpExchange exchange) throws IOException {
    var body =
        (Map<String, Object>)
            Objects.requireNonNull(Json.parse(exchange.getRequestBody().readAllBytes()));
    var entries = (List<Map<String, @Nullable Object>>) Objects.requireNonNull(body.get("Entries"));
    requests.add(
        entries.stream().map(e -> (String) Objects.requireNonNull(e.get("Detail"))).toList());
    List<Object> results = new ArrayList<>();
    long failed = 0;
    for (Map<String, @Nullable Object> entry : entries) {
      String code = verdict.apply((String) Objects.requireNonNull(entry.get("Detail")));
      if (code.startsWith("HTTP ")) {
        respond(exchange, Integer.parseInt(code.substring(5)), Map.of("message", "on purpose"));
        return;
      }
      failed += code.isEmpty() ? 0 : 1;
      results.add(
          code.isEmpty()
              ? Map.of("EventId", "id-" + accepted.size())
              : Map.of("ErrorCode", code, "ErrorMessage", "on purpose"));
      if (code.isEmpty()) {
        accepted.add(entry);
      }
    }
    respond(exchange, 200, Map.of("FailedEntryCount", failed, "Entries", results));
  }

  private static void respond(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}

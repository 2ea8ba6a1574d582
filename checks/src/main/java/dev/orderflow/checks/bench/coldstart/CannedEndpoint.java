package dev.orderflow.checks.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.LocalHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** An AWS endpoint that agrees to everything at once, so that only the function's time is seen. */
final class CannedEndpoint implements AutoCloseable {

  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder calls = new LongAdder();
  private final CannedIssuer issuer = new CannedIssuer();
  private final HttpServer server;

  CannedEndpoint() {
    try {
      server = LocalHttp.listen(0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(exchanges);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Of an issuer that it publishes the keys of, which is no AWS call. */
  String token() {
    return issuer.token(uri(), Instant.now());
  }

  /** How often it was called, ever. */
  long calls() {
    return calls.sum();
  }

  @Override
  public void close() {
    server.stop(0);
    exchanges.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    Optional<Map<String, ?>> published = issuer.document(uri(), exchange.getRequestURI().getPath());
    if (published.isEmpty()) {
      calls.increment();
    }
    String operation = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    byte[] request = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      Map<String, ?> answer =
          published.isPresent() ? published.get() : response(operation, request);
      byte[] body = Json.write(answer).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Map<String, ?> response(String operation, byte[] request) {
    return switch (operation) {
      case "AmazonSQS.SendMessage" -> sent(request);
      case "AWSEvents.PutEvents" ->
          Map.of("FailedEntryCount", 0, "Entries", List.of(Map.of("EventId", "canned")));
      default -> Map.of();
    };
  }

  private static Map<String, ?> sent(byte[] request) {
    if (!(Json.parse(request) instanceof Map<?, ?> message)) {
      throw new IllegalArgumentException("not a SendMessage request");
    }
    return Map.of(
        "MessageId", "canned",
        "MD5OfMessageBody", MessageDigests.ofBody(String.valueOf(message.get("MessageBody"))),
        "MD5OfMessageAttributes", MessageDigests.ofAttributes(message.get("MessageAttributes")));
  }
}

package dev.orderflow.services.billing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.services.billing.domain.PaymentProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server that does what Stripe's reference says, with its idempotency keys. */
public final class StripeDouble implements AutoCloseable {

  /** What befalls a request. */
  public enum Fate {
    /** It gets its answer. */
    ANSWERED,
    /** It never arrives, and nobody answers. */
    LOST,
    /** It is done, and nobody answers. */
    ANSWER_LOST,
    /** Another request is at the same object. */
    LOCKED,
    RATE_LIMITED,
    SERVER_ERROR,
    /** The key is no longer valid. */
    KEY_REFUSED
  }

  /** As it came in. */
  record Request(String method, String path, Map<String, String> form, Headers headers) {}

  private record Kept(String path, Map<String, String> form, PlayedAccount.Answer answer) {}

  final PlayedAccount account = new PlayedAccount();
  final List<Request> requests = new ArrayList<>();
  final List<Integer> replays = new ArrayList<>();
  private final Deque<Fate> fates = new ArrayDeque<>();
  private final Map<String, Kept> kept = new HashMap<>();
  private final HttpServer server;

  public StripeDouble() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Of the next requests, in that order; all others are answered. */
  void next(Fate... fate) {
    fates.addAll(List.of(fate));
  }

  /** Of the one request that comes after so many others, counted from now. */
  public synchronized void later(int others, Fate fate) {
    fates.clear();
    fates.addAll(Collections.nCopies(others, Fate.ANSWERED));
    fates.add(fate);
  }

  public synchronized void hideFromSearches(int searches) {
    account.blindSearches = searches;
  }

  /** Refunds are pending for so many questions, and then come to that. */
  public synchronized void refundsTake(int questions, String end) {
    account.pendingAnswers = questions;
    account.refundStatus = end;
  }

  /** The statuses of the order's PaymentIntents, {@code refunded} for one that was given back. */
  public synchronized List<String> statuses(String orderId) {
    return account.intents.stream()
        .filter(it -> it.orderId.equals(orderId))
        .map(it -> it.refundId == null ? it.status : "refunded")
        .toList();
  }

  /** How many requests have come in. */
  public synchronized int count() {
    return requests.size();
  }

  /** A provider that asks here, and waits only so long. */
  public PaymentProvider provider(Duration patience) {
    return new StripeProvider(new StripeApi(url(), new SecretKey(() -> "sk_test_key"), patience));
  }

  /** As after a day: answers are no longer repeated. */
  void forgetKeys() {
    kept.clear();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    Request request = request(exchange);
    requests.add(request);
    Fate fate = fates.isEmpty() ? Fate.ANSWERED : fates.removeFirst();
    switch (fate) {
      case ANSWERED -> send(exchange, answer(exchange, request));
      case LOST -> {} // The connection stays open and silent.
      case ANSWER_LOST -> {
        var _ = answer(exchange, request);
      }
      case LOCKED -> send(exchange, PlayedAccount.Answer.error(409, "lock"));
      case RATE_LIMITED -> send(exchange, PlayedAccount.Answer.error(429, "rate-limit"));
      case SERVER_ERROR -> send(exchange, PlayedAccount.Answer.error(500, "api-error"));
      case KEY_REFUSED -> send(exchange, PlayedAccount.Answer.error(401, "invalid-key"));
    }
  }

  private PlayedAccount.Answer answer(HttpExchange exchange, Request request) {
    String key = request.headers().getFirst("Idempotency-Key");
    if (key == null) {
      return account.answer(request.method(), request.path(), request.form());
    }
    Kept before = kept.get(key);
    if (before == null) {
      var answer = account.answer(request.method(), request.path(), request.form());
      kept.put(key, new Kept(request.path(), request.form(), answer));
      return answer;
    }
    if (!before.path().equals(request.path()) || !before.form().equals(request.form())) {
      return PlayedAccount.Answer.error(400, "idempotency-error");
    }
    exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    replays.add(before.answer().status());
    return before.answer();
  }

  private static void send(HttpExchange exchange, PlayedAccount.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Request request(HttpExchange exchange) throws IOException {
    boolean get = exchange.getRequestMethod().equals("GET");
    String form =
        get
            ? exchange.getRequestURI().getRawQuery()
            : new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        decoded(form),
        exchange.getRequestHeaders());
  }

  private static Map<String, String> decoded(@Nullable String form) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : form == null || form.isEmpty() ? new String[0] : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(
          URLDecoder.decode(pair.substring(0, equals), UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

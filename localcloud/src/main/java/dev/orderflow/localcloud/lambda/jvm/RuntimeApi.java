package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.LocalHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Lambda Runtime API (version 2018-06-01) for one function's JVM, on a loopback port of its
 * own, so that the port says who asks.
 */
final class RuntimeApi implements AutoCloseable {

  /** What the runtime in the JVM says. */
  interface Listener {
    void initialised();

    void checkpointReady();

    void initFailed(Answer.Failure failure);

    void answered(String requestId, Answer answer);
  }

  private static final String PREFIX = "/2018-06-01/runtime";
  private static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

  private final String functionArn;
  private final Listener listener;
  private final ArrayBlockingQueue<Call> calls = new ArrayBlockingQueue<>(1);
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch restored = new CountDownLatch(1);
  private final HttpServer server;

  RuntimeApi(String functionArn, Listener listener) {
    this.functionArn = functionArn;
    this.listener = listener;
    try {
      server = LocalHttp.listen(0, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(exchanges);
    server.createContext(PREFIX + "/invocation/", this::invocation);
    server.createContext(PREFIX + "/init/error", this::initError);
    server.createContext(PREFIX + "/restore/next", this::restoreNext);
    server.start();
  }

  /** The value of AWS_LAMBDA_RUNTIME_API. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the runtime its next call; the one before must have been answered. */
  void hand(Call call) {
    calls.add(call);
  }

  void restore() {
    restored.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
    exchanges.shutdownNow();
  }

  private void invocation(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String[] parts = path.substring((PREFIX + "/invocation/").length()).split("/", -1);
    if (parts.length == 1 && parts[0].equals("next")) {
      next(exchange);
    } else if (parts.length == 2 && parts[1].equals("response")) {
      listener.answered(parts[0], response(exchange));
      reply(exchange, 202, "{\"status\":\"OK\"}");
    } else if (parts.length == 2 && parts[1].equals("error")) {
      listener.answered(parts[0], failure(exchange));
      reply(exchange, 202, "{\"status\":\"OK\"}");
    } else {
      reply(exchange, 404, "{\"errorType\":\"InvalidRequest\"}");
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    listener.initialised();
    try (exchange) {
      Call call = calls.take();
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", "application/json");
      headers.set("Lambda-Runtime-Aws-Request-Id", call.requestId());
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(call.deadline().toEpochMilli()));
      headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
      headers.set("Lambda-Runtime-Trace-Id", call.traceHeader());
      exchange.sendResponseHeaders(200, call.payload().length == 0 ? -1 : call.payload().length);
      exchange.getResponseBody().write(call.payload());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void initError(HttpExchange exchange) throws IOException {
    listener.initFailed(failure(exchange));
    reply(exchange, 202, "{\"status\":\"OK\"}");
  }

  /** Answers when the process goes on as one restored from a snapshot. */
  private void restoreNext(HttpExchange exchange) throws IOException {
    listener.checkpointReady();
    try {
      restored.await();
      reply(exchange, 200, "{}");
    } catch (InterruptedException e) {
      exchange.close();
      Thread.currentThread().interrupt();
    }
  }

  private static Answer response(HttpExchange exchange) throws IOException {
    byte[] payload = exchange.getRequestBody().readNBytes(MAX_RESPONSE_BYTES + 1);
    if (payload.length <= MAX_RESPONSE_BYTES) {
      return new Answer.Response(payload);
    }
    exchange.getRequestBody().skip(Long.MAX_VALUE);
    String message =
        "Response payload size exceeded maximum allowed payload size ("
            + MAX_RESPONSE_BYTES
            + " bytes).";
    return failure("Function.ResponseSizeTooLarge", message);
  }

  private static Answer.Failure failure(HttpExchange exchange) throws IOException {
    byte[] payload = exchange.getRequestBody().readNBytes(MAX_RESPONSE_BYTES);
    try {
      if (Json.parse(payload) instanceof Map<?, ?> error) {
        return new Answer.Failure(
            String.valueOf(error.get("errorType")),
            String.valueOf(error.get("errorMessage")),
            payload);
      }
    } catch (JsonException e) {
      return failure("Runtime.Unknown", "the runtime reported an error that is " + e.getMessage());
    }
    return failure("Runtime.Unknown", "the runtime reported an error without saying which");
  }

  private static Answer.Failure failure(String type, String message) {
    String json = Json.write(Map.of("errorType", type, "errorMessage", message));
    return new Answer.Failure(type, message, json.getBytes(UTF_8));
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}

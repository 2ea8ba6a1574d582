package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import dev.orderflow.localcloud.web.WebServer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * The Lambda Runtime API (version 2018-06-01) for one function's JVM, on a loopback port of its
 * own, so that the port says who asks, below a path that only this JVM is told (docs/adr).
 */
final class RuntimeApi implements AutoCloseable {

  /** What the runtime in the JVM says. */
  interface Listener {
    void initialised();

    void checkpointReady();

    void initFailed(Answer.Failure failure);

    void answered(String requestId, Answer answer);
  }

  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

  /** Of a response that is too large, what is read before that is said. */
  private static final int MOST_READ = 4 * MAX_RESPONSE_BYTES;

  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String functionArn;
  private final Listener listener;
  private final ArrayBlockingQueue<Call> calls = new ArrayBlockingQueue<>(1);
  private final CountDownLatch restored = new CountDownLatch(1);
  private final byte[] secret = secret().getBytes(UTF_8);
  private final WebServer server;

  RuntimeApi(String functionArn, Listener listener) {
    this.functionArn = functionArn;
    this.listener = listener;
    this.server = WebServer.bindForOneClient(MOST_READ);
    server.serve(new Runtime());
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The value of AWS_LAMBDA_RUNTIME_API. */
  String address() {
    return host() + "/" + new String(secret, UTF_8);
  }

  private String host() {
    return server.url().getAuthority();
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
    server.close();
  }

  private final class Runtime implements WebHandler {

    /** Whoever does not know the path learns nothing, not even what there would be. */
    @Override
    public Optional<WebResponse> rejection(WebRequest request) {
      boolean page = request.headers().keySet().stream().anyMatch(Runtime::isOfPage);
      boolean meant = request.header("host").orElse("").equals(host());
      return !page && meant && knowsSecret(request.path())
          ? Optional.empty()
          : Optional.of(WebResponse.message(403, "Forbidden"));
    }

    private static boolean isOfPage(String header) {
      return header.equals("origin") || header.startsWith("sec-fetch-");
    }

    private boolean knowsSecret(String path) {
      int end = Math.max(1, path.indexOf('/', 1));
      return MessageDigest.isEqual(path.substring(1, end).getBytes(UTF_8), secret);
    }

    @Override
    public WebResponse handle(WebRequest request) throws InterruptedException {
      String path = request.path().substring(1 + secret.length);
      String[] parts = path.substring(Math.min(path.length(), PREFIX.length())).split("/", -1);
      String asked = path.startsWith(PREFIX) ? request.method() + " " + parts[0] : "";
      return switch (parts.length) {
        case 2 ->
            switch (asked + "/" + parts[1]) {
              case "GET invocation/next" -> next();
              case "POST init/error" -> initError(request.body());
              case "GET restore/next" -> restoreNext();
              default -> unknown();
            };
        case 3 ->
            switch (asked + "//" + parts[2]) {
              case "POST invocation//response" -> answered(parts[1], response(request.body()));
              case "POST invocation//error" -> answered(parts[1], failure(request.body()));
              default -> unknown();
            };
        default -> unknown();
      };
    }
  }

  private WebResponse next() throws InterruptedException {
    listener.initialised();
    Call call = calls.take();
    return new WebResponse(200, headers(call), call.payload());
  }

  private List<WebHeader> headers(Call call) {
    List<WebHeader> headers = new ArrayList<>();
    headers.add(new WebHeader("Content-Type", "application/json"));
    headers.add(new WebHeader("Lambda-Runtime-Aws-Request-Id", call.requestId()));
    headers.add(
        new WebHeader("Lambda-Runtime-Deadline-Ms", Long.toString(call.deadline().toEpochMilli())));
    headers.add(new WebHeader("Lambda-Runtime-Invoked-Function-Arn", functionArn));
    headers.add(new WebHeader("Lambda-Runtime-Trace-Id", call.traceHeader()));
    if (call.clientContext() != null) {
      headers.add(new WebHeader("Lambda-Runtime-Client-Context", call.clientContext()));
    }
    return headers;
  }

  private WebResponse answered(String requestId, Answer answer) {
    listener.answered(requestId, answer);
    return accepted();
  }

  private WebResponse initError(byte[] error) {
    listener.initFailed(failure(error));
    return accepted();
  }

  /** Answers when the process goes on as one restored from a snapshot. */
  private WebResponse restoreNext() throws InterruptedException {
    listener.checkpointReady();
    restored.await();
    return WebResponse.of(200, "application/json", "{}");
  }

  private static Answer response(byte[] payload) {
    return payload.length <= MAX_RESPONSE_BYTES
        ? new Answer.Response(payload)
        : failure(
            "Function.ResponseSizeTooLarge",
            "Response payload size exceeded maximum allowed payload size ("
                + MAX_RESPONSE_BYTES
                + " bytes).");
  }

  private static Answer.Failure failure(byte[] payload) {
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

  private static WebResponse accepted() {
    return WebResponse.of(202, "application/json", "{\"status\":\"OK\"}");
  }

  private static WebResponse unknown() {
    return WebResponse.of(404, "application/json", "{\"errorType\":\"InvalidRequest\"}");
  }
}

package dev.orderflow.services.billing.stripe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's HTTP. The JDK may send a POST again when a kept connection breaks: its key makes that
 * harmless.
 */
record StripeApi(URI base, SecretKey key, Duration patience) {

  /** Pinned, so that an answer keeps its shape whatever the account's default becomes. */
  private static final String VERSION = "2024-06-20";

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int MOST_BYTES = 1024 * 1024;

  Reply get(String path, Form query) {
    return call(path + "?" + query.encoded(), connection -> connection.setRequestMethod("GET"));
  }

  Reply post(String path, Form form, String idempotencyKey) {
    return call(
        path,
        connection -> {
          connection.setRequestMethod("POST");
          connection.setRequestProperty("Idempotency-Key", idempotencyKey);
          connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
          connection.setDoOutput(true);
          try (OutputStream body = connection.getOutputStream()) {
            body.write(form.encoded().getBytes(US_ASCII));
          }
        });
  }

  private interface Request {
    void send(HttpURLConnection connection) throws IOException;
  }

  private Reply call(String path, Request request) {
    try {
      HttpURLConnection connection = open(path);
      request.send(connection);
      return reply(connection.getResponseCode(), connection);
    } catch (IOException | JsonException e) {
      // The message may hold the URL; the kind of failure is enough to know what to do.
      return new Reply.Open(e.getClass().getSimpleName());
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    var connection = (HttpURLConnection) base.resolve(path).toURL().openConnection();
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Authorization", "Bearer " + key.value());
    connection.setRequestProperty("Stripe-Version", VERSION);
    return connection;
  }

  private Reply reply(int status, HttpURLConnection connection) throws IOException {
    if (status >= 200 && status < 300) {
      return new Reply.Done(JsonObjects.object("answer", body(connection.getInputStream())));
    }
    Object body = body(connection.getErrorStream());
    if (status == 401 || status == 403) {
      key.forget();
    }
    return isFinal(status)
        ? new Reply.Refused(JsonObjects.object("error", error(body)))
        : new Reply.Open("HTTP " + status);
  }

  /** Not final: a lock (409), a rate limit (429), our own key (401, 403), their own trouble. */
  private static boolean isFinal(int status) {
    return status == 400 || status == 402 || status == 404;
  }

  private static @Nullable Object error(@Nullable Object body) {
    Map<String, @Nullable Object> object = JsonObjects.object("answer", body);
    return object.get("error");
  }

  private static @Nullable Object body(@Nullable InputStream stream) throws IOException {
    if (stream == null) {
      return null;
    }
    // Read whole, so that the connection can be used again.
    try (stream) {
      byte[] bytes = stream.readNBytes(MOST_BYTES);
      return Json.parse(bytes);
    }
  }
}

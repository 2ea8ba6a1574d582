package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Someone with a token, or none, before the order API. */
record ApiClient(HttpClient http, URI api, String authorization) {

  /** As a customer whom the development issuer vouches for. */
  static ApiClient of(HttpClient http, URI api, String subject, String scope)
      throws IOException, InterruptedException {
    return of(http, api, subject, scope, "");
  }

  /**
   * @param email that the issuer vouches for as well; empty for none
   */
  static ApiClient of(HttpClient http, URI api, String subject, String scope, String email)
      throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&sub=%s&scope=%s&email=%s"
            .formatted(
                subject,
                scope.replace(" ", "+").replace(":", "%3A"),
                URLEncoder.encode(email, UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/dev-issuer/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return new ApiClient(http, api, "Bearer " + text(answer, "access_token"));
  }

  /**
   * @param headers names and values in turn
   */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path)).method(method, BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("authorization", authorization);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** An order in bytes that may be anything. */
  HttpResponse<String> submitBytes(String key, byte[] order, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve("/orders"))
            .header("authorization", authorization)
            .header("content-type", "application/json")
            .header("idempotency-key", key)
            .POST(BodyPublishers.ofByteArray(order));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  HttpResponse<String> submit(String key, String order) throws IOException, InterruptedException {
    return send(
        "POST", "/orders", order, "content-type", "application/json", "idempotency-key", key);
  }

  static String text(String json, String name) {
    @Nullable Object value = Json.parse(json);
    Map<String, @Nullable Object> object = JsonObjects.object("answer", value);
    return JsonObjects.text(object, name);
  }
}

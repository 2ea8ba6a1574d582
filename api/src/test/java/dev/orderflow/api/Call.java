package dev.orderflow.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.api.operate.OperateOrders;
import dev.orderflow.api.read.ReadOrders;
import dev.orderflow.api.submit.SubmitOrder;
import dev.orderflow.kit.Json;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One caller's requests, in payload format 2.0. */
public final class Call {

  private final Api api;
  private final Map<String, ?> claims;
  private final Map<String, String> headers = new HashMap<>();
  private @Nullable RequestStreamHandler function;

  Call(Api api, Map<String, ?> claims) {
    this.api = api;
    this.claims = claims;
  }

  public Call header(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
    return this;
  }

  public Call through(RequestStreamHandler handler) {
    this.function = handler;
    return this;
  }

  public Answer submit(String key, Object order) {
    headers.putIfAbsent("content-type", "application/json; charset=utf-8");
    return header("idempotency-key", key).send("POST", "/orders", Json.write(order), false);
  }

  public Answer submitText(String body) {
    headers.putIfAbsent("content-type", "application/json");
    headers.putIfAbsent("idempotency-key", "k");
    return send("POST", "/orders", body, false);
  }

  public Answer submitBytes(byte[] body) {
    headers.putIfAbsent("content-type", "application/json");
    headers.putIfAbsent("idempotency-key", "k");
    return send("POST", "/orders", Base64.getEncoder().encodeToString(body), true);
  }

  public Answer post(String path) {
    return send("POST", path, null, false);
  }

  public Answer postJson(String path, String json) {
    headers.putIfAbsent("content-type", "application/json");
    return send("POST", path, json, false);
  }

  /** Bytes as the gateway hands them on: of what is called JSON, a text whatever they are. */
  public Answer postBytes(String path, byte[] body) {
    boolean text = headers.getOrDefault("content-type", "").startsWith("application/json");
    return send(
        "POST",
        path,
        text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body),
        !text);
  }

  public Answer get(String path) {
    return send("GET", path, null, false);
  }

  /** What is left of the answer when the gateway has sent it. */
  public Answer head(String path) {
    return send("HEAD", path, null, false);
  }

  private Answer send(String method, String pathAndQuery, @Nullable String body, boolean base64) {
    String[] parts = pathAndQuery.split("\\?", 2);
    Route served = Route.of(method, parts[0]);
    String route = method + " " + served.path();
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("version", "2.0");
    payload.put("routeKey", Contract.served(route));
    payload.put("rawPath", parts[0]);
    payload.put("rawQueryString", parts.length > 1 ? parts[1] : "");
    payload.put("headers", headers);
    if (parts.length > 1) {
      payload.put("queryStringParameters", query(parts[1]));
    }
    if (!served.parameters().isEmpty()) {
      payload.put("pathParameters", served.parameters());
    }
    payload.put("requestContext", context());
    if (body != null) {
      payload.put("body", body);
    }
    payload.put("isBase64Encoded", base64);
    Answer made = api.invoke(function(route), Json.write(payload));
    Answer answer = method.equals("HEAD") ? new Answer(made.status(), made.headers(), "") : made;
    Contract.check(route, answer);
    return answer;
  }

  private Map<String, ?> context() {
    Map<String, @Nullable Object> jwt = new HashMap<>();
    jwt.put("claims", claims);
    jwt.put("scopes", List.of(String.valueOf(claims.get("scope")).split(" ")));
    return Map.of("requestId", api.nextRequestId(), "authorizer", Map.of("jwt", jwt));
  }

  private RequestStreamHandler function(String route) {
    if (function != null) {
      return function;
    }
    if (route.contains(" /operations/")) {
      return new OperateOrders(api);
    }
    return route.startsWith("POST ") ? new SubmitOrder(api) : new ReadOrders(api);
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }
}

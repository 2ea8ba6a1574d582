package dev.orderflow.api.http;

import dev.orderflow.kit.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every kind of problem that this API tells, as RFC 9457 wants it: a type that programs compare and
 * a title that people read.
 *
 * <p>What cannot be read is 400. What can be read and breaks a rule of orders is 422, also when the
 * rule is that a key stands for one order. What the order's state does not allow (any more) is 409.
 */
public enum ProblemType {
  MALFORMED_JSON(400, "malformed-json", "The body is not JSON"),
  NOT_UTF_8(400, "not-utf-8", "The body is not JSON in UTF-8"),
  KEY_REQUIRED(400, "idempotency-key", "The request needs a usable Idempotency-Key"),
  PARAMETER(400, "parameter", "A parameter is not usable"),
  NO_CUSTOMER(403, "no-customer", "The token names no customer"),
  NOT_FOUND(404, "not-found", "There is no such order"),
  UNKNOWN(404, "unknown", "There is nothing of this name"),
  STATE(409, "order-state", "The order's state does not allow it"),
  UNDELIVERABLE(409, "undeliverable", "The letter cannot go back"),
  TOO_LARGE(413, "too-large", "The body is too large"),
  NOT_JSON(415, "not-json", "The body must be application/json"),
  CONTENT_ENCODING(415, "content-encoding", "The body must not be compressed"),
  INVALID_ORDER(422, "invalid-order", "The order breaks rules of the order form"),
  INVALID_BODY(422, "invalid-body", "The body asks for something that this request does not do"),
  KEY_REUSED(422, "key-reused", "The Idempotency-Key stands for another request"),
  TOO_MANY(429, "too-many-orders", "Too many orders at once"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests at once"),
  TOO_MANY_WAITING(429, "too-many-waiting", "Too many reads wait at once"),
  UNAVAILABLE(503, "unavailable", "Not now");

  static final String TYPES = "https://schemas.orderflow.dev/problems/";

  private final int status;
  private final String type;
  private final String title;

  ProblemType(int status, String type, String title) {
    this.status = status;
    this.type = type;
    this.title = title;
  }

  /**
   * @param detail what is wrong this time, and what helps
   */
  public Response response(String detail) {
    return response(detail, Map.of());
  }

  /**
   * @param more members for programs, such as a reason's code
   */
  public Response response(String detail, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPES + type);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    body.putAll(more);
    return new Response(
        status, Map.of("content-type", "application/problem+json"), Json.write(body));
  }

  public ProblemException exception(String detail) {
    return new ProblemException(response(detail));
  }
}

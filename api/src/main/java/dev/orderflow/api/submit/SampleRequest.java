package dev.orderflow.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;

/** A request with a whole, valid order: what the function is primed with, and never keeps. */
final class SampleRequest {

  private SampleRequest() {}

  static byte[] json() {
    Map<String, ?> line = Map.of("sku", "A", "quantity", 2, "unitPrice", 100);
    Map<String, ?> order =
        Map.of(
            "customerEmail",
            "a@example.com",
            "currency",
            "EUR",
            "items",
            List.of(line),
            "total",
            200,
            "shippingAddress",
            Map.of("country", "DE", "city", "Berlin"));
    Map<String, ?> claims = Map.of("sub", "priming", "scope", "orders:write");
    return Json.write(
            Map.of(
                "routeKey",
                "POST /orders",
                "headers",
                Map.of("content-type", "application/json", "idempotency-key", "priming"),
                "requestContext",
                Map.of(
                    "requestId", "priming", "authorizer", Map.of("jwt", Map.of("claims", claims))),
                "body",
                Json.write(order),
                "isBase64Encoded",
                false))
        .getBytes(UTF_8);
  }
}

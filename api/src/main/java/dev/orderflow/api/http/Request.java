package dev.orderflow.api.http;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request in payload format 2.0, after the authorizer let it pass.
 *
 * @param id the API's own for this request
 * @param routeKey such as {@code GET /orders/{id}}
 * @param headers names in lower case; several of one name are joined by commas
 * @param scopes of those that the route lets in, the ones that the token has, as the API found
 *     them: whoever reads the claims once more may read them otherwise
 */
public record Request(
    String id,
    String routeKey,
    Map<String, String> path,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    boolean isBase64,
    Map<String, String> claims,
    Set<String> scopes) {

  private static final String HEAD = "HEAD ";

  /**
   * @throws JsonException if it is not such a request's JSON
   */
  public static Request parse(byte[] event) {
    Map<String, @Nullable Object> root = JsonObjects.object("event", Json.parse(event));
    Map<String, @Nullable Object> context =
        JsonObjects.object("requestContext", root.get("requestContext"));
    return new Request(
        JsonObjects.text(context, "requestId"),
        JsonObjects.text(root, "routeKey"),
        texts(root.get("pathParameters")),
        texts(root.get("queryStringParameters")),
        texts(root.get("headers")),
        root.get("body") instanceof String body ? body : "",
        Boolean.TRUE.equals(root.get("isBase64Encoded")),
        claims(jwt(context.get("authorizer")).get("claims")),
        words(jwt(context.get("authorizer")).get("scopes")));
  }

  /** Of a HEAD the GET: the gateway sends its answer without the content. */
  Request asGet() {
    return routeKey.startsWith(HEAD)
        ? new Request(
            id,
            "GET " + routeKey.substring(HEAD.length()),
            path,
            query,
            headers,
            body,
            isBase64,
            claims,
            scopes)
        : this;
  }

  /**
   * @throws ProblemException if the token names nobody who can have orders
   */
  public Caller caller() {
    String subject = claims.getOrDefault("sub", "");
    if (!Caller.canBeCustomer(subject)) {
      throw ProblemType.NO_CUSTOMER.exception("the token's sub is not 1 to 64 visible characters");
    }
    return new Caller(subject, scopes);
  }

  /** The address that the token's issuer has verified; null if there is none. */
  public @Nullable String verifiedEmail() {
    return "true".equals(claims.get("email_verified")) ? claims.get("email") : null;
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public @Nullable String parameter(String name) {
    return query.get(name);
  }

  private static Map<?, ?> jwt(@Nullable Object authorizer) {
    return authorizer instanceof Map<?, ?> found && found.get("jwt") instanceof Map<?, ?> jwt
        ? jwt
        : Map.of();
  }

  /** A gateway may hand them over as they are, or as texts. */
  private static Map<String, String> claims(@Nullable Object object) {
    Map<String, String> claims = texts(object);
    if (object instanceof Map<?, ?> values) {
      values.forEach(
          (name, value) -> {
            if (value instanceof Boolean flag) {
              claims.put((String) name, flag.toString());
            }
          });
    }
    return claims;
  }

  private static Set<String> words(@Nullable Object list) {
    Set<String> words = new HashSet<>();
    if (list instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof String text) {
          words.add(text);
        }
      }
    }
    return words;
  }

  private static Map<String, String> texts(@Nullable Object object) {
    Map<String, String> texts = new HashMap<>();
    if (object instanceof Map<?, ?> values) {
      values.forEach(
          (name, value) -> {
            if (value instanceof String text) {
              texts.put((String) name, text);
            }
          });
    }
    return texts;
  }
}

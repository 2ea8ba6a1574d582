package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A route of an HTTP API, from an event of type HttpApi at the function that answers.
 *
 * @param routeKey such as {@code GET /orders/{id}}, {@code ANY /{proxy+}} or {@code $default}
 * @param functionArn with the alias if the function has one
 * @param authorizer its name; the API's default one when absent
 * @param scopes of which a token must have one; those of the authorizer when empty
 * @param timeout how long the API waits for the function
 */
public record HttpRoute(
    String logicalId,
    String apiId,
    String routeKey,
    String functionArn,
    Optional<String> authorizer,
    List<String> scopes,
    Duration timeout)
    implements ApiResource {

  public static final String DEFAULT = "$default";

  public HttpRoute {
    scopes = List.copyOf(scopes);
  }
}

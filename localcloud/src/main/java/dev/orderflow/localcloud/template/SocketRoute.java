package dev.orderflow.localcloud.template;

import java.util.Optional;

/**
 * A route of a WebSocket API.
 *
 * @param routeKey {@code $connect}, {@code $disconnect}, {@code $default} or what a message says
 */
public record SocketRoute(
    String logicalId,
    String apiId,
    String routeKey,
    String integrationId,
    Optional<String> authorizerId)
    implements ApiResource {

  public static final String CONNECT = "$connect";
  public static final String DISCONNECT = "$disconnect";
  public static final String DEFAULT = "$default";
}

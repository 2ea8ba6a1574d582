package dev.orderflow.localcloud.template;

import java.util.List;

/**
 * A function that decides who may connect.
 *
 * @param identitySources what a request must have to be looked at, such as {@code
 *     route.request.querystring.token}
 */
public record SocketAuthorizer(
    String logicalId, String id, String apiId, String functionArn, List<String> identitySources)
    implements ApiResource {

  public SocketAuthorizer {
    identitySources = List.copyOf(identitySources);
  }
}

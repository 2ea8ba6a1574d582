package dev.orderflow.localcloud.template;

import java.util.List;
import java.util.Optional;

/**
 * A WebSocket API of API Gateway.
 *
 * @param routeSelection the names that lead to the route key in a message, outermost first: {@code
 *     $request.body.action} is {@code action}
 */
public record SocketApi(String logicalId, String id, List<String> routeSelection)
    implements ApiResource {

  public SocketApi {
    routeSelection = List.copyOf(routeSelection);
  }

  public String arn() {
    return Arns.api(id);
  }

  @Override
  public Optional<String> physicalName() {
    return Optional.of(arn());
  }
}

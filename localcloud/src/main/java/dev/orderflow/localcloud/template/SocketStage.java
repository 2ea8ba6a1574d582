package dev.orderflow.localcloud.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a WebSocket API is reached: the first and only segment of the path.
 *
 * @param throttling of messages to each route
 */
public record SocketStage(
    String logicalId,
    String apiId,
    String name,
    Optional<String> deploymentId,
    Optional<HttpApi.Throttling> throttling,
    Map<String, String> variables)
    implements ApiResource {

  public SocketStage {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  @Override
  public Optional<String> physicalName() {
    return Optional.of("stage " + name);
  }
}

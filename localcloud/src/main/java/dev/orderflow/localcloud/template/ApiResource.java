package dev.orderflow.localcloud.template;

import java.util.Optional;

/** What API Gateway is made of. */
public sealed interface ApiResource extends Resource
    permits HttpApi,
        HttpRoute,
        SocketApi,
        SocketAuthorizer,
        SocketDeployment,
        SocketIntegration,
        SocketRoute,
        SocketStage {

  /** By which it is known outside its API, if it is. */
  default Optional<String> physicalName() {
    return Optional.empty();
  }
}

package dev.orderflow.localcloud.socket;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.SocketApi;
import dev.orderflow.localcloud.template.SocketAuthorizer;
import dev.orderflow.localcloud.template.SocketIntegration;
import dev.orderflow.localcloud.template.SocketRoute;
import dev.orderflow.localcloud.template.SocketStage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stage of a WebSocket API with what belongs to it. */
record Api(
    SocketApi api,
    SocketStage stage,
    Map<String, SocketIntegration> integrations,
    Optional<SocketAuthorizer> authorizer) {

  static Api of(SocketStage stage, Blueprint blueprint) {
    SocketApi api =
        blueprint.all(SocketApi.class).stream()
            .filter(it -> it.id().equals(stage.apiId()))
            .findFirst()
            .orElseThrow();
    Map<String, SocketIntegration> integrations = new HashMap<>();
    Optional<SocketAuthorizer> authorizer = Optional.empty();
    for (SocketRoute route : blueprint.all(SocketRoute.class)) {
      if (route.apiId().equals(api.id())) {
        blueprint.all(SocketIntegration.class).stream()
            .filter(it -> it.id().equals(route.integrationId()))
            .forEach(it -> integrations.put(route.routeKey(), it));
        authorizer =
            authorizer.or(
                () ->
                    blueprint.all(SocketAuthorizer.class).stream()
                        .filter(it -> route.authorizerId().filter(it.id()::equals).isPresent())
                        .findFirst());
      }
    }
    return new Api(api, stage, Map.copyOf(integrations), authorizer);
  }

  /** On whose behalf a function is called. */
  String arn(String routeKey) {
    return api.arn() + "/" + stage.name() + "/" + routeKey;
  }

  /** The route that a message takes; empty if there is none, not even {@code $default}. */
  Optional<String> route(String message) {
    return selected(message)
        .filter(key -> !key.startsWith("$") && integrations.containsKey(key))
        .or(() -> Optional.of(SocketRoute.DEFAULT).filter(integrations::containsKey));
  }

  private Optional<String> selected(String message) {
    try {
      @Nullable Object value = Json.parse(message);
      for (String name : api.routeSelection()) {
        value = value instanceof Map<?, ?> object ? object.get(name) : null;
      }
      return value instanceof String key ? Optional.of(key) : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}

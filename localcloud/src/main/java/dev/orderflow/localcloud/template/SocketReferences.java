package dev.orderflow.localcloud.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks that the parts of WebSocket APIs name parts of the same API. */
final class SocketReferences {

  private final List<Placed> resources;
  private final BiConsumer<String, Place> function;

  /** The API of each part, by the part's id. */
  private final Map<String, String> apiOfPart = new HashMap<>();

  private final Set<String> apis = new HashSet<>();
  private final Set<String> routes = new HashSet<>();

  /**
   * @param function checks that there is a function of that ARN
   */
  SocketReferences(List<Placed> resources, BiConsumer<String, Place> function) {
    this.resources = resources;
    this.function = function;
  }

  void check() {
    for (Placed placed : resources) {
      switch (placed.resource()) {
        case SocketApi api -> apis.add(api.id());
        case SocketAuthorizer part -> apiOfPart.put(part.id(), part.apiId());
        case SocketDeployment part -> apiOfPart.put(part.id(), part.apiId());
        case SocketIntegration part -> apiOfPart.put(part.id(), part.apiId());
        default -> {}
      }
    }
    resources.forEach(this::check);
  }

  private void check(Placed placed) {
    Place place = placed.place();
    switch (placed.resource()) {
      case SocketAuthorizer it -> {
        api(it.apiId(), place);
        function.accept(it.functionArn(), place.child("AuthorizerUri"));
      }
      case SocketDeployment it -> api(it.apiId(), place);
      case SocketIntegration it -> {
        api(it.apiId(), place);
        function.accept(it.functionArn(), place.child("IntegrationUri"));
      }
      case SocketRoute it -> checkRoute(it, place);
      case SocketStage it -> {
        api(it.apiId(), place);
        part(it.deploymentId(), it.apiId(), place.child("DeploymentId"));
      }
      default -> {}
    }
  }

  private void checkRoute(SocketRoute route, Place place) {
    api(route.apiId(), place);
    part(Optional.of(route.integrationId()), route.apiId(), place.child("Target"));
    part(route.authorizerId(), route.apiId(), place.child("AuthorizerId"));
    if (route.authorizerId().isPresent() && !route.routeKey().equals(SocketRoute.CONNECT)) {
      place.child("AuthorizerId").problem("only $connect is authorised");
    }
    if (!routes.add(route.apiId() + " " + route.routeKey())) {
      place.child("RouteKey").problem("there is another route " + route.routeKey());
    }
  }

  private void api(String id, Place place) {
    if (!apis.contains(id)) {
      place.child("ApiId").problem("there is no WebSocket API " + id);
    }
  }

  private void part(Optional<String> id, String api, Place place) {
    id.filter(it -> !api.equals(apiOfPart.get(it)))
        .ifPresent(it -> place.problem("the API has no " + it));
  }
}

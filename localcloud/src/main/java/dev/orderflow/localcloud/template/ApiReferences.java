package dev.orderflow.localcloud.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Checks that what APIs and their routes name is there, in whichever template, and fits. */
final class ApiReferences {

  private final List<Placed> resources;
  private final BiConsumer<String, Place> function;
  private final Map<String, HttpApi> apis = new HashMap<>();
  private final Set<String> routes = new HashSet<>();
  private final Set<String> logGroups = new HashSet<>();

  /**
   * @param function checks that there is a function of that ARN
   */
  ApiReferences(List<Placed> resources, BiConsumer<String, Place> function) {
    this.resources = resources;
    this.function = function;
  }

  void check() {
    for (Placed placed : resources) {
      switch (placed.resource()) {
        case HttpApi api -> apis.put(api.id(), api);
        case LogGroup group -> logGroups.add(group.name());
        default -> {}
      }
    }
    for (Placed placed : resources) {
      switch (placed.resource()) {
        case HttpApi api -> checkApi(api, placed.place());
        case HttpRoute route -> checkRoute(route, placed.place());
        default -> {}
      }
    }
  }

  private void checkApi(HttpApi api, Place place) {
    if (apis.size() > 1) {
      place.problem("the local cloud has one port for one HTTP API, and there are " + apis.size());
    }
    Place destination = place.child("AccessLogSettings").child("DestinationArn");
    api.accessLog()
        .filter(log -> !logGroups.contains(log.logGroup()))
        .ifPresent(log -> destination.problem("there is no log group " + log.logGroup()));
  }

  private void checkRoute(HttpRoute route, Place place) {
    function.accept(route.functionArn(), place);
    HttpApi api = apis.get(route.apiId());
    if (api == null) {
      place.child("ApiId").problem("there is no HTTP API " + route.apiId());
      return;
    }
    if (!routes.add(route.apiId() + " " + route.routeKey())) {
      place.problem("there is another route " + route.routeKey());
    }
    Place auth = place.child("Auth");
    route
        .authorizer()
        .filter(it -> !it.equals(HttpApi.NO_AUTHORIZER) && !api.authorizers().containsKey(it))
        .ifPresent(it -> auth.child("Authorizer").problem("there is no authorizer " + it));
    if (!route.scopes().isEmpty() && api.authorizer(route).isEmpty()) {
      auth.child("AuthorizationScopes").problem("without an authorizer nobody looks at scopes");
    }
  }
}

package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@link HttpApiEvents} makes of an event of type HttpApi. */
final class HttpRouteType implements ResourceType {

  private static final Pattern PATH =
      Pattern.compile("/|(?:/(?:[^/{}]++|\\{[^/{}+]++}))*+(?:/\\{[^/{}+]++\\+})?");

  @Override
  public Identity identity(Draft draft) {
    return new Identity(draft.stack() + "-" + draft.logicalId(), Map.of());
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    properties.choice("PayloadFormatVersion", "2.0");
    Optional<Properties> auth = properties.object("Auth");
    return new HttpRoute(
        draft.logicalId(),
        properties.requiredText("ApiId"),
        routeKey(properties),
        properties.requiredText(HttpApiEvents.FUNCTION),
        auth.flatMap(it -> it.text("Authorizer")),
        auth.map(it -> it.texts("AuthorizationScopes")).orElse(List.of()),
        Duration.ofMillis(properties.integer("TimeoutInMillis", 30_000, 50, 30_000)));
  }

  private static String routeKey(Properties properties) {
    String path = properties.requiredText("Path");
    if (path.equals(HttpRoute.DEFAULT)) {
      return path;
    }
    if (!PATH.matcher(path).matches()) {
      properties.place().child("Path").problem("'" + path + "' is no path of a route");
    }
    String method = properties.requiredText("Method").toUpperCase(Locale.ROOT);
    return (method.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") ? "ANY" : method) + " " + path;
  }
}

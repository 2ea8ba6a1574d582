package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class HttpApiType implements ResourceType {

  private static final int A_DAY = 86_400;

  @Override
  public Identity identity(Draft draft) {
    String id = id(draft);
    return new Identity(
        id,
        Map.of("ApiEndpoint", "https://" + id + ".execute-api." + Arns.REGION + ".amazonaws.com"));
  }

  @Override
  public Resource read(Draft draft) {
    Properties properties = draft.properties();
    // DisableExecuteApiEndpoint: here is one address, and it stands for the domain as well.
    properties.deployOnly(
        "Description", "DisableExecuteApiEndpoint", "Name", "PropagateTags", "Tags");
    properties.choice("StageName", HttpApi.STAGE);
    Optional<Properties> auth = properties.object("Auth");
    return new HttpApi(
        draft.logicalId(),
        id(draft),
        auth.map(HttpApiType::authorizers).orElse(Map.of()),
        auth.flatMap(it -> defaultAuthorizer(it)),
        properties.object("CorsConfiguration").map(HttpApiType::cors),
        properties.object("DefaultRouteSettings").flatMap(ApiSettings::throttling),
        routeThrottling(properties),
        properties.textMap("StageVariables"),
        properties.object("AccessLogSettings").map(ApiSettings::accessLog));
  }

  private static String id(Draft draft) {
    return draft.stack() + "-" + draft.logicalId();
  }

  private static Map<String, HttpApi.JwtAuthorizer> authorizers(Properties auth) {
    Map<String, HttpApi.JwtAuthorizer> authorizers = new LinkedHashMap<>();
    auth.namedObjects("Authorizers")
        .forEach((name, written) -> authorizers.put(name, authorizer(written)));
    return authorizers;
  }

  private static HttpApi.JwtAuthorizer authorizer(Properties authorizer) {
    Properties jwt = authorizer.requiredObject("JwtConfiguration");
    String source = authorizer.text("IdentitySource").orElse("$request.header.Authorization");
    if (!source.matches("\\$request\\.(header|querystring)\\.[A-Za-z0-9_-]+")) {
      authorizer.place().child("IdentitySource").problem(source + " is not supported");
    }
    return new HttpApi.JwtAuthorizer(
        source,
        jwt.requiredText("issuer"),
        jwt.requiredTexts("audience"),
        authorizer.texts("AuthorizationScopes"));
  }

  private static Optional<String> defaultAuthorizer(Properties auth) {
    Optional<String> name = auth.text("DefaultAuthorizer");
    name.filter(it -> !auth.fields("Authorizers").containsKey(it))
        .ifPresent(
            it -> auth.place().child("DefaultAuthorizer").problem("there is no authorizer " + it));
    return name;
  }

  private static Map<String, HttpApi.Throttling> routeThrottling(Properties properties) {
    Map<String, HttpApi.Throttling> settings = new LinkedHashMap<>();
    properties
        .namedObjects("RouteSettings")
        .forEach(
            (route, written) ->
                ApiSettings.throttling(written).ifPresent(it -> settings.put(route, it)));
    return settings;
  }

  private static HttpApi.Cors cors(Properties cors) {
    boolean credentials = cors.flag("AllowCredentials", false);
    List<String> origins = cors.texts("AllowOrigins");
    if (credentials && origins.contains("*")) {
      cors.place().child("AllowOrigins").problem("with AllowCredentials, * is refused by AWS");
    }
    var maxAge = cors.integer("MaxAge", -1, A_DAY);
    return new HttpApi.Cors(
        origins,
        cors.texts("AllowMethods"),
        cors.texts("AllowHeaders"),
        cors.texts("ExposeHeaders"),
        credentials,
        maxAge.isPresent() ? Optional.of(Duration.ofSeconds(maxAge.getAsInt())) : Optional.empty());
  }
}

package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API of API Gateway, with its one stage {@code $default}.
 *
 * @param id by which routes name their API
 * @param authorizers by name
 * @param defaultAuthorizer of routes that name none
 * @param throttling of each route that has none of its own
 * @param routeThrottling by route key
 */
public record HttpApi(
    String logicalId,
    String id,
    Map<String, JwtAuthorizer> authorizers,
    Optional<String> defaultAuthorizer,
    Optional<Cors> cors,
    Optional<Throttling> throttling,
    Map<String, Throttling> routeThrottling,
    Map<String, String> stageVariables,
    Optional<AccessLog> accessLog)
    implements ApiResource {

  public static final String STAGE = "$default";

  /** What a route says to do without its API's default authorizer. */
  static final String NO_AUTHORIZER = "NONE";

  public HttpApi {
    authorizers = Collections.unmodifiableMap(new LinkedHashMap<>(authorizers));
    routeThrottling = Map.copyOf(routeThrottling);
    stageVariables = Collections.unmodifiableMap(new LinkedHashMap<>(stageVariables));
  }

  @Override
  public Optional<String> physicalName() {
    return Optional.of(arn());
  }

  /** Of the API's executions, such as {@code arn:aws:execute-api:us-east-1:000000000000:id}. */
  public String arn() {
    return Arns.api(id);
  }

  public Optional<JwtAuthorizer> authorizer(HttpRoute route) {
    return route.authorizer().or(this::defaultAuthorizer).map(authorizers::get);
  }

  /** Of which a token must have one; none is needed when it is empty. */
  public List<String> scopes(HttpRoute route) {
    return route.scopes().isEmpty()
        ? authorizer(route).map(JwtAuthorizer::scopes).orElse(List.of())
        : route.scopes();
  }

  public Optional<Throttling> throttling(HttpRoute route) {
    return Optional.ofNullable(routeThrottling.get(route.routeKey())).or(this::throttling);
  }

  /**
   * @param identitySource such as {@code $request.header.Authorization}
   * @param scopes of routes that name none
   */
  public record JwtAuthorizer(
      String identitySource, String issuer, List<String> audiences, List<String> scopes) {
    public JwtAuthorizer {
      audiences = List.copyOf(audiences);
      scopes = List.copyOf(scopes);
    }
  }

  /** A bucket of {@code burst} tokens that fills by {@code rate} a second. */
  public record Throttling(double rate, int burst) {}

  /**
   * What pages of other origins may do.
   *
   * @param maxAge how long a browser may remember the answer
   */
  public record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposedHeaders,
      boolean credentials,
      Optional<Duration> maxAge) {
    public Cors {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposedHeaders = List.copyOf(exposedHeaders);
    }
  }

  /**
   * @param logGroup its name
   * @param format one line in which {@code $context} variables are replaced
   */
  public record AccessLog(String logGroup, String format) {}
}

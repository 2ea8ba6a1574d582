package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.jwt.TokenVerifier;
import dev.orderflow.localcloud.jwt.Verdict;
import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.template.HttpRoute;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in who has a token that the route's authorizer takes. */
final class SignIn {

  private static final String HEADER = "$request.header.";
  private static final String BEARER = "bearer ";

  private final HttpApi api;
  private final Map<HttpApi.JwtAuthorizer, TokenVerifier> verifiers = new HashMap<>();

  /** How an attempt ended. */
  sealed interface Result {

    /**
     * @param who nobody on a route without an authorizer
     */
    record Let(Optional<ProxyEvent.SignedIn> who) implements Result {}

    record Refused(WebResponse response) implements Result {}
  }

  SignIn(HttpApi api, Clock clock) {
    this.api = api;
    for (HttpApi.JwtAuthorizer authorizer : api.authorizers().values()) {
      verifiers.put(
          authorizer, TokenVerifier.of(authorizer.issuer(), authorizer.audiences(), clock));
    }
  }

  Result attempt(HttpRoute route, WebRequest request) {
    HttpApi.@Nullable JwtAuthorizer authorizer = api.authorizer(route).orElse(null);
    TokenVerifier verifier = authorizer == null ? null : verifiers.get(authorizer);
    if (authorizer == null || verifier == null) {
      return new Result.Let(Optional.empty());
    }
    Optional<String> token = token(authorizer.identitySource(), request);
    if (token.isEmpty()) {
      return new Result.Refused(unauthorized("Bearer"));
    }
    List<String> scopes = api.scopes(route);
    return switch (verifier.verify(token.get())) {
      case Verdict.Refused(String reason) ->
          new Result.Refused(unauthorized(challenge(scopes, "invalid_token", reason)));
      case Verdict.Accepted accepted -> withScopes(accepted, scopes);
    };
  }

  private static Result withScopes(Verdict.Accepted token, List<String> needed) {
    if (needed.isEmpty()) {
      return new Result.Let(Optional.of(new ProxyEvent.SignedIn(token, Optional.empty())));
    }
    List<String> held = needed.stream().filter(token.scopes()::contains).toList();
    return held.isEmpty()
        ? new Result.Refused(forbidden(needed))
        : new Result.Let(Optional.of(new ProxyEvent.SignedIn(token, Optional.of(held))));
  }

  private static Optional<String> token(String source, WebRequest request) {
    Optional<String> value =
        source.startsWith(HEADER)
            ? request.header(source.substring(HEADER.length()).toLowerCase(Locale.ROOT))
            : Form.parse(request.query())
                .map(it -> it.get(source.substring(source.lastIndexOf('.') + 1)))
                .map(List::getFirst);
    return value
        .map(it -> it.toLowerCase(Locale.ROOT).startsWith(BEARER) ? it.substring(7) : it)
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }

  private static WebResponse unauthorized(String challenge) {
    return WebResponse.message(401, "Unauthorized").with("WWW-Authenticate", challenge);
  }

  private static WebResponse forbidden(List<String> needed) {
    String challenge =
        challenge(needed, "insufficient_scope", "the token does not have a scope that is needed");
    return WebResponse.message(403, "Forbidden").with("WWW-Authenticate", challenge);
  }

  private static String challenge(List<String> scopes, String error, String description) {
    return "Bearer scope=\"%s\" error=\"%s\" error_description=\"%s\""
        .formatted(String.join(" ", scopes), error, description);
  }
}

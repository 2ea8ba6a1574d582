package dev.orderflow.services.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.services.live.token.IssuerKeys;
import dev.orderflow.services.live.token.JwtVerifier;
import dev.orderflow.services.live.token.TokenPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides who may connect, as the authorizer of {@code $connect}. */
public final class AuthorizeConnection implements RequestStreamHandler {

  private static final List<String> ENOUGH = List.of("orders:read", Audience.OPERATE);

  private final Clock clock;
  private final JwtVerifier jwtVerifier;

  /** For Lambda. */
  public AuthorizeConnection() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(jwtVerifier.keys()::fetch);
  }

  public AuthorizeConnection(Environment environment) {
    this(environment, Web::get);
  }

  AuthorizeConnection(Environment environment, Function<URI, String> web) {
    String issuer = environment.variable("JWT_ISSUER");
    this.clock = environment.clock();
    this.jwtVerifier =
        new JwtVerifier(
            issuer, environment.variable("JWT_AUDIENCE"), IssuerKeys.of(issuer, web, clock));
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not an authorizer's
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, @Nullable Object> event =
        JsonObjects.object("event", Json.parse(input.readAllBytes()));
    TokenPrincipal principal = principal(event.get("queryStringParameters"));
    String methodArn = JsonObjects.text(event, "methodArn");
    Map<String, ?> answer = principal == null ? denied(methodArn) : allowed(principal, methodArn);
    output.write(Json.write(answer).getBytes(UTF_8));
  }

  private @Nullable TokenPrincipal principal(@Nullable Object query) {
    Object token = query instanceof Map<?, ?> parameters ? parameters.get("token") : null;
    TokenPrincipal principal =
        token instanceof String text ? jwtVerifier.principal(text, clock.instant()) : null;
    return principal != null && ENOUGH.stream().anyMatch(principal.scopes()::contains)
        ? principal
        : null;
  }

  private static Map<String, ?> allowed(TokenPrincipal principal, String methodArn) {
    return Map.of(
        "principalId",
        principal.customerId(),
        "policyDocument",
        policy("Allow", methodArn),
        "context",
        Map.of(
            "customerId",
            principal.customerId(),
            "scope",
            // one of a list may have a space in it, and would be two behind it
            ENOUGH.stream().filter(principal.scopes()::contains).collect(Collectors.joining(" ")),
            "expiresAt",
            Long.toString(principal.expiresAt().getEpochSecond())));
  }

  private static Map<String, ?> denied(String methodArn) {
    return Map.of("principalId", "nobody", "policyDocument", policy("Deny", methodArn));
  }

  private static Map<String, ?> policy(String effect, String methodArn) {
    return Map.of(
        "Version",
        "2012-10-17",
        "Statement",
        List.of(Map.of("Action", "execute-api:Invoke", "Effect", effect, "Resource", methodArn)));
  }
}

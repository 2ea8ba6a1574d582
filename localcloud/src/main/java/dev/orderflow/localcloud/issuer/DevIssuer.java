package dev.orderflow.localcloud.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Issues access tokens to everyone on this machine, signed with a key of its own. Discovery and
 * keys are where OpenID Connect has them, so that whatever verifies its tokens needs no exception.
 */
public final class DevIssuer implements WebHandler {

  /** Under the API's address. */
  public static final String PATH = "/dev-issuer";

  /** Whom the tokens are for. */
  public static final String AUDIENCE = "orderflow";

  /** The one client that people sign in with. */
  public static final String CLIENT = CodeRequest.CLIENT;

  private static final String TOKEN = "/token";
  private static final String AUTHORIZE = "/authorize";
  private static final Map<String, List<String>> METHODS =
      Map.of(TOKEN, List.of("POST"), AUTHORIZE, List.of("GET", "POST"));

  private static final Duration VALID = Duration.ofHours(1);

  private final String issuer;
  private final SigningKey key;
  private final Clock clock;
  private final Codes codes;
  private final SignIn signIn;

  /**
   * @param api the address that it is served under
   */
  public DevIssuer(URI api, SigningKey key, Clock clock) {
    this.issuer = issuer(api);
    this.key = key;
    this.clock = clock;
    this.codes = new Codes(clock);
    this.signIn = new SignIn(codes, new ChosenEmails());
  }

  public static String issuer(URI api) {
    return api + PATH;
  }

  @Override
  public WebResponse handle(WebRequest request) throws JOSEException {
    String path = request.path().substring(PATH.length());
    List<String> expected = METHODS.getOrDefault(path, List.of("GET"));
    if (!expected.contains(request.method())) {
      return WebResponse.message(405, "Method Not Allowed")
          .with("Allow", String.join(", ", expected));
    }
    return switch (path) {
      case "/.well-known/openid-configuration" -> WebResponse.json(200, discovery());
      case "/jwks" -> WebResponse.of(200, "application/json", new JWKSet(key.get()).toString(true));
      case TOKEN -> token(request);
      case AUTHORIZE ->
          request.method().equals("POST") ? signIn.answer(request) : signIn.ask(request);
      case SignInPage.STYLE -> SignInPage.style();
      default -> WebResponse.message(404, "Not Found");
    };
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        issuer,
        "jwks_uri",
        issuer + "/jwks",
        "authorization_endpoint",
        issuer + AUTHORIZE,
        "token_endpoint",
        issuer + TOKEN,
        "grant_types_supported",
        TokenRequest.GRANT_TYPES,
        "response_types_supported",
        List.of("code"),
        "code_challenge_methods_supported",
        List.of("S256"),
        "token_endpoint_auth_methods_supported",
        List.of("none"),
        "subject_types_supported",
        List.of("public"),
        "id_token_signing_alg_values_supported",
        List.of(JWSAlgorithm.RS256.getName()));
  }

  private WebResponse token(WebRequest request) throws JOSEException {
    return switch (TokenRequest.of(request)) {
      case TokenRequest.Refused(var error, var description) -> refused(error, description);
      case TokenRequest.Understood(var subject, var scope, var email) ->
          token(new Codes.Grant(subject, scope, email));
      case TokenRequest.Exchange(var code, var redirectUri, var verifier) -> {
        var grant = codes.take(code, redirectUri, verifier);
        yield grant.isEmpty()
            ? refused("invalid_grant", "the code does not hold, or not for you")
            : token(grant.get());
      }
    };
  }

  private static WebResponse refused(String error, String description) {
    return WebResponse.json(400, Map.of("error", error, "error_description", description));
  }

  private WebResponse token(Codes.Grant grant) throws JOSEException {
    return WebResponse.json(
            200,
            Map.of(
                "access_token",
                sign(grant),
                "token_type",
                "Bearer",
                "expires_in",
                VALID.toSeconds(),
                "scope",
                grant.scope()))
        .with("Cache-Control", "no-store");
  }

  private String sign(Codes.Grant grant) throws JOSEException {
    Instant now = clock.instant();
    RSAKey signing = key.get();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(grant.subject())
            .audience(AUDIENCE)
            .claim("scope", grant.scope())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALID)))
            .jwtID(UUID.randomUUID().toString());
    if (!grant.email().isEmpty()) {
      claims.claim("email", grant.email()).claim("email_verified", true);
    }
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(signing.getKeyID())
                .build(),
            claims.build());
    jwt.sign(new RSASSASigner(signing));
    return jwt.serialize();
  }
}

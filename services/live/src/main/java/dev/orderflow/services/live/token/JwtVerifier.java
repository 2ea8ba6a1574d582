package dev.orderflow.services.live.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import dev.orderflow.kit.IssuerKeyCache;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens as an HTTP API's JWT authorizer does: the signature, then {@code iss}, {@code aud}
 * (or {@code client_id}, where there is none), {@code exp}, {@code nbf} and {@code iat}; and as
 * Cognito asks of everyone, that {@code token_use} is that of an access token.
 */
public record JwtVerifier(String issuer, String audience, IssuerKeyCache<JWSVerifier> keys) {

  /** Clocks differ; an expired token gets no such grace. */
  private static final int SKEW_SECONDS = 5;

  private static final int LONGEST = 8 * 1024;
  private static final int LONGEST_SUBJECT = 64;

  /**
   * Null if the token is not good, for whatever reason.
   *
   * @throws IssuerKeyCache.UnavailableException if the issuer does not tell its keys
   */
  public @Nullable TokenPrincipal principal(String text, Instant now) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      JWSObject token = JWSObject.parse(text);
      Map<String, @Nullable Object> claims =
          JsonObjects.object("claims", Json.parse(token.getPayload().toBytes()));
      return isMeantForUs(claims, now) && isSigned(token) ? principal(claims) : null;
    } catch (ParseException | JsonException | IllegalArgumentException e) {
      return null;
    }
  }

  /** By RS256 and nothing else: the token does not get to choose how it is checked. */
  private boolean isSigned(JWSObject token) {
    String keyId = token.getHeader().getKeyID();
    if (keyId == null || !JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
      return false;
    }
    JWSVerifier key = keys.find(keyId);
    try {
      return key != null && token.verify(key);
    } catch (JOSEException e) {
      return false;
    }
  }

  private boolean isMeantForUs(Map<String, @Nullable Object> claims, Instant now) {
    return issuer.equals(claims.get("iss"))
        && isAudience(claims)
        && "access".equals(claims.getOrDefault("token_use", "access"))
        && claims.get("exp") instanceof Number exp
        && exp.longValue() > now.getEpochSecond()
        && isPast(claims.get("nbf"), now)
        && isPast(claims.get("iat"), now);
  }

  private boolean isAudience(Map<String, @Nullable Object> claims) {
    return switch (claims.get("aud")) {
      case null -> audience.equals(claims.get("client_id"));
      case List<?> several -> several.contains(audience);
      case Object one -> audience.equals(one);
    };
  }

  private static boolean isPast(@Nullable Object time, Instant now) {
    return time == null
        || (time instanceof Number number
            && number.longValue() <= now.getEpochSecond() + SKEW_SECONDS);
  }

  private static @Nullable TokenPrincipal principal(Map<String, @Nullable Object> claims) {
    if (!(claims.get("sub") instanceof String subject)
        || subject.isBlank()
        || subject.length() > LONGEST_SUBJECT
        || !(claims.get("exp") instanceof Number exp)) {
      return null;
    }
    Object scope = claims.getOrDefault("scope", claims.get("scp"));
    Set<String> scopes = new HashSet<>();
    switch (scope) {
      case String text -> scopes.addAll(List.of(text.split(" ")));
      case List<?> list -> list.forEach(it -> scopes.add(String.valueOf(it)));
      case null, default -> {}
    }
    scopes.remove("");
    return new TokenPrincipal(subject, scopes, Instant.ofEpochSecond(exp.longValue()));
  }
}

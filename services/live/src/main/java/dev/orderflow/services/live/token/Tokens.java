package dev.orderflow.services.live.token;

import java.security.PublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens as an HTTP API's JWT authorizer does: the signature, then {@code iss}, {@code aud}
 * (or {@code client_id}, where there is none), {@code exp}, {@code nbf} and {@code iat}.
 */
public record Tokens(String issuer, String audience, IssuerKeys keys) {

  /** Clocks differ; an expired token gets no such grace. */
  private static final int SKEW_SECONDS = 5;

  private static final int LONGEST_SUBJECT = 64;

  /**
   * Null if the token is not good, for whatever reason.
   *
   * @throws RuntimeException if the issuer does not tell its keys
   */
  public @Nullable Holder holder(String text, Instant now) {
    SignedToken token = SignedToken.parse(text);
    if (token == null || !token.isRs256() || !isMeantForUs(token.claims(), now)) {
      return null;
    }
    String keyId = token.keyId();
    PublicKey key = keyId == null ? null : keys.find(keyId);
    return key != null && token.isSignedBy(key) ? holder(token.claims()) : null;
  }

  private boolean isMeantForUs(Map<String, @Nullable Object> claims, Instant now) {
    return issuer.equals(claims.get("iss"))
        && isAudience(claims)
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

  private static @Nullable Holder holder(Map<String, @Nullable Object> claims) {
    if (!(claims.get("sub") instanceof String subject)
        || subject.isBlank()
        || subject.length() > LONGEST_SUBJECT
        || !(claims.get("exp") instanceof Number exp)) {
      return null;
    }
    Object scope = claims.getOrDefault("scope", claims.get("scp"));
    Set<String> scopes = new HashSet<>();
    switch (scope) {
      case String text -> scopes.addAll(List.of(text.strip().split(" +")));
      case List<?> list -> list.forEach(it -> scopes.add(String.valueOf(it)));
      case null, default -> {}
    }
    return new Holder(subject, scopes, Instant.ofEpochSecond(exp.longValue()));
  }
}

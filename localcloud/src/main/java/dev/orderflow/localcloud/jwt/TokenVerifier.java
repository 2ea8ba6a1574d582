package dev.orderflow.localcloud.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.orderflow.kit.IssuerKeyCache;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the tokens of one issuer, step by step as AWS documents it for JWT authorizers: the
 * algorithm, the signature by a key of the issuer's that {@code kid} names, then the claims.
 */
public final class TokenVerifier {

  /** The only algorithm taken, so that no token chooses how it is looked at. */
  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS256;

  static final int LEAST_BITS = 2048;

  private final String issuer;
  private final List<String> audiences;
  private final IssuerKeyCache<RSASSAVerifier> keys;
  private final Clock clock;

  TokenVerifier(
      String issuer, List<String> audiences, IssuerKeyCache<RSASSAVerifier> keys, Clock clock) {
    this.issuer = issuer;
    this.audiences = List.copyOf(audiences);
    this.keys = keys;
    this.clock = clock;
  }

  /** With the keys that the issuer publishes. */
  public static TokenVerifier of(String issuer, List<String> audiences, Clock clock) {
    return new TokenVerifier(issuer, audiences, IssuerKeys.of(issuer, clock), clock);
  }

  public Verdict verify(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!ALGORITHM.equals(jwt.getHeader().getAlgorithm())) {
        return new Verdict.Refused("the signing algorithm is not " + ALGORITHM);
      }
      String keyId = jwt.getHeader().getKeyID();
      if (keyId == null) {
        return new Verdict.Refused("the token names no key");
      }
      RSASSAVerifier key = keys.find(keyId);
      if (key == null || !jwt.verify(key)) {
        return new Verdict.Refused("the signature is invalid");
      }
      return judge(jwt.getJWTClaimsSet());
    } catch (ParseException e) {
      return new Verdict.Refused("the token cannot be decoded");
    } catch (IssuerKeyCache.UnavailableException e) {
      return new Verdict.Refused("OIDC discovery endpoint communication error");
    } catch (JOSEException e) {
      return new Verdict.Refused("the signature is invalid");
    }
  }

  private Verdict judge(JWTClaimsSet claims) throws ParseException {
    Date now = Date.from(clock.instant());
    if (!issuer.equals(claims.getIssuer())) {
      return new Verdict.Refused("the token has another issuer");
    }
    if (!isForUs(claims)) {
      return new Verdict.Refused("the token has another audience");
    }
    if (claims.getExpirationTime() == null || !claims.getExpirationTime().after(now)) {
      return new Verdict.Refused("the token has expired");
    }
    if (isLater(claims.getNotBeforeTime(), now)) {
      return new Verdict.Refused("the token is not valid yet");
    }
    if (isLater(claims.getIssueTime(), now)) {
      return new Verdict.Refused("the token was issued in the future");
    }
    return new Verdict.Accepted(asWritten(claims));
  }

  /** {@code client_id} counts only where there is no {@code aud}. */
  private boolean isForUs(JWTClaimsSet claims) throws ParseException {
    return claims.getClaim("aud") == null
        ? audiences.contains(String.valueOf(claims.getStringClaim("client_id")))
        : claims.getAudience().stream().anyMatch(audiences::contains);
  }

  private static boolean isLater(@Nullable Date date, Date now) {
    return date != null && date.after(now);
  }

  private static Map<String, Object> asWritten(JWTClaimsSet claims) {
    Map<String, Object> written = new LinkedHashMap<>();
    claims.toJSONObject().forEach((name, value) -> written.put(name, value == null ? "" : value));
    return written;
  }
}

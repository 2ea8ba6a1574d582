package dev.orderflow.services.live.token;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer signs with, by id: found by its discovery document, kept for an hour,
 * and looked up again for an id that is not known, but not more often than once in a while.
 */
public final class IssuerKeys {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  private static final int LEAST_BITS = 2048;

  private final String issuer;
  private final Function<URI, String> web;
  private final Clock clock;
  private Map<String, PublicKey> keys = Map.of();
  private Instant lookedAt = Instant.MIN;

  /**
   * @param web gets the text at an address
   */
  public IssuerKeys(String issuer, Function<URI, String> web, Clock clock) {
    this.issuer = issuer;
    this.web = web;
    this.clock = clock;
  }

  synchronized @Nullable PublicKey find(String keyId) {
    Duration age =
        Duration.between(lookedAt.equals(Instant.MIN) ? Instant.EPOCH : lookedAt, clock.instant());
    boolean isUnknown = !keys.containsKey(keyId) && age.compareTo(BETWEEN_LOOKS) > 0;
    if (isUnknown || age.compareTo(KEPT) > 0) {
      look();
    }
    return keys.get(keyId);
  }

  /** Also beforehand, so that the first connection need not wait for it. */
  public synchronized void look() {
    Map<String, @Nullable Object> discovery =
        object(web.apply(URI.create(issuer + "/.well-known/openid-configuration")));
    URI address = URI.create(JsonObjects.text(discovery, "jwks_uri"));
    Map<String, PublicKey> found = new HashMap<>();
    if (object(web.apply(address)).get("keys") instanceof List<?> list) {
      for (Object entry : list) {
        put(found, JsonObjects.object("key", entry));
      }
    }
    keys = found;
    lookedAt = clock.instant();
  }

  private static void put(Map<String, PublicKey> found, Map<String, @Nullable Object> key) {
    boolean signs =
        "RSA".equals(key.get("kty"))
            && !"enc".equals(key.get("use"))
            && "RS256".equals(key.getOrDefault("alg", "RS256"));
    if (signs && key.get("kid") instanceof String keyId) {
      BigInteger modulus = number(JsonObjects.text(key, "n"));
      if (modulus.bitLength() >= LEAST_BITS) {
        found.put(keyId, publicKey(modulus, number(JsonObjects.text(key, "e"))));
      }
    }
  }

  private static PublicKey publicKey(BigInteger modulus, BigInteger exponent) {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the issuer's key is none", e);
    }
  }

  private static BigInteger number(String base64) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
  }

  private static Map<String, @Nullable Object> object(String json) {
    return JsonObjects.object("issuer's answer", Json.parse(json));
  }
}

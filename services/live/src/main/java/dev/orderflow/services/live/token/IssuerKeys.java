package dev.orderflow.services.live.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.orderflow.kit.IssuerKeyCache;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The keys that the issuer signs with, found by its discovery document. */
public final class IssuerKeys {

  private static final int LEAST_BITS = 2048;

  private IssuerKeys() {}

  /**
   * @param web gets the text at an address
   */
  public static IssuerKeyCache<JWSVerifier> of(
      String issuer, Function<URI, String> web, Clock clock) {
    URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
    return new IssuerKeyCache<>(() -> verifiers(web.apply(keysAddress(web, discovery))), clock);
  }

  private static URI keysAddress(Function<URI, String> web, URI discovery) {
    Object document = Json.parse(web.apply(discovery));
    return URI.create(JsonObjects.text(JsonObjects.object("discovery", document), "jwks_uri"));
  }

  private static Map<String, JWSVerifier> verifiers(String published) {
    try {
      Map<String, JWSVerifier> verifiers = new HashMap<>();
      for (JWK key : JWKSet.parse(published).getKeys()) {
        if (key instanceof RSAKey rsa && key.getKeyID() != null && signs(key)) {
          verifiers.put(key.getKeyID(), new RSASSAVerifier(rsa));
        }
      }
      return verifiers;
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("the issuer's keys are none", e);
    }
  }

  private static boolean signs(JWK key) {
    return (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
        && (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()))
        && key.size() >= LEAST_BITS;
  }
}

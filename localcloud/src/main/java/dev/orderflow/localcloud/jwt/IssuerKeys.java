package dev.orderflow.localcloud.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.orderflow.kit.IssuerKeyCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The keys that an issuer publishes, found by its discovery document. */
final class IssuerKeys {

  private static final int TIMEOUT_MILLIS = 1_500;
  private static final int MOST_BYTES = 150_000;

  private final URI discovery;
  private final DefaultResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);

  private IssuerKeys(URI discovery) {
    this.discovery = discovery;
  }

  static IssuerKeyCache<RSASSAVerifier> of(String issuer, Clock clock) {
    String base = issuer.endsWith("/") ? issuer : issuer + "/";
    IssuerKeys keys = new IssuerKeys(URI.create(base).resolve(".well-known/openid-configuration"));
    return new IssuerKeyCache<>(keys::fetch, clock);
  }

  private Map<String, RSASSAVerifier> fetch() {
    try {
      String document = http.retrieveResource(discovery.toURL()).getContent();
      URI keys = JSONObjectUtils.getURI(JSONObjectUtils.parse(document), "jwks_uri");
      return verifiers(JWKSet.parse(http.retrieveResource(keys.toURL()).getContent()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the keys behind " + discovery, e);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("cannot read the keys behind " + discovery, e);
    }
  }

  private static Map<String, RSASSAVerifier> verifiers(JWKSet set) throws JOSEException {
    Map<String, RSASSAVerifier> verifiers = new HashMap<>();
    for (JWK key : set.getKeys()) {
      if (key instanceof RSAKey rsa && key.getKeyID() != null && signs(key)) {
        verifiers.put(key.getKeyID(), new RSASSAVerifier(rsa));
      }
    }
    return verifiers;
  }

  private static boolean signs(JWK key) {
    return (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
        && (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()))
        && key.size() >= TokenVerifier.LEAST_BITS;
  }
}

package dev.orderflow.localcloud.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The keys that an issuer publishes, found by its discovery document. They are kept for two hours
 * as AWS does, and asked for again when a token names a key that is not among them, but not on
 * every token's whim.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

  private static final Duration KEPT = Duration.ofHours(2);
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
  private static final int TIMEOUT_MILLIS = 1_500;
  private static final int MOST_BYTES = 150_000;

  private final URI discovery;
  private final DefaultResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);

  private IssuerKeys(URI discovery) {
    this.discovery = discovery;
  }

  static JWKSource<SecurityContext> of(String issuer) {
    String base = issuer.endsWith("/") ? issuer : issuer + "/";
    return JWKSourceBuilder.create(
            new IssuerKeys(URI.create(base).resolve(".well-known/openid-configuration")))
        .cache(KEPT.toMillis(), REFRESH_TIMEOUT.toMillis())
        .rateLimited(BETWEEN_REFRESHES.toMillis())
        .retrying(true)
        .build();
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      String document = http.retrieveResource(discovery.toURL()).getContent();
      URI keys = JSONObjectUtils.getURI(JSONObjectUtils.parse(document), "jwks_uri");
      return JWKSet.parse(http.retrieveResource(keys.toURL()).getContent());
    } catch (IOException | ParseException | RuntimeException e) {
      throw new JWKSetRetrievalException("cannot read the keys behind " + discovery, e);
    }
  }

  @Override
  public void close() {
    // each request closes its own connection
  }
}

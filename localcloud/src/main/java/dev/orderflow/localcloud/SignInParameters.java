package dev.orderflow.localcloud;

import dev.orderflow.localcloud.issuer.DevIssuer;
import java.net.URI;
import java.util.Map;

/**
 * What templates are given for the parameters by which they trust an issuer, unless whoever boots
 * them says otherwise: here it is the development issuer.
 */
final class SignInParameters {

  private SignInParameters() {}

  static Map<String, String> at(URI api) {
    return Map.of("JwtIssuer", DevIssuer.issuer(api), "JwtAudience", DevIssuer.AUDIENCE);
  }
}

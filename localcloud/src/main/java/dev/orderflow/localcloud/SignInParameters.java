package dev.orderflow.localcloud;

import dev.orderflow.localcloud.issuer.DevIssuer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What templates are given, unless whoever boots them says otherwise, for the parameters by which
 * they trust an issuer: here it is the development issuer; and for those that say how much there is
 * of what one machine has little of.
 */
final class SignInParameters {

  private SignInParameters() {}

  /**
   * @param isolate with so few executions of a function, one of all that read may wait
   */
  static Map<String, String> at(URI api, boolean isolate) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("JwtIssuer", DevIssuer.issuer(api));
    parameters.put("JwtAudience", DevIssuer.AUDIENCE);
    if (isolate) {
      parameters.put("WaitingReads", "1");
    }
    return parameters;
  }
}

package dev.orderflow.localcloud;

import dev.orderflow.localcloud.issuer.DevIssuer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What templates are given, unless whoever boots them says otherwise, for the parameters that
 * everyone who deploys them has to choose, and for those that say how much there is of what one
 * machine has little of.
 */
public final class LocalParameters {

  /** On one machine nobody pays and nothing is shipped: both are only played. */
  public static final Map<String, String> SANDBOXES =
      Map.of("PaymentProvider", "sandbox", "Carrier", "sandbox");

  private LocalParameters() {}

  /**
   * The issuer to trust is the development issuer.
   *
   * @param isolate with so few executions of a function, one of all that read may wait
   */
  static Map<String, String> at(URI api, boolean isolate) {
    Map<String, String> parameters = new HashMap<>(SANDBOXES);
    parameters.put("JwtIssuer", DevIssuer.issuer(api));
    parameters.put("JwtAudience", DevIssuer.AUDIENCE);
    if (isolate) {
      parameters.put("WaitingReads", "1");
    }
    return parameters;
  }
}

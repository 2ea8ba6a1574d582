package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.regex.Pattern;

/** Names of rules and targets. */
final class EventNames {

  private static final int LONGEST = 64;
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]+");

  private EventNames() {}

  /**
   * @param at where it stands in the request
   */
  static String checked(String name, String at) {
    if (!NAME.matcher(name).matches()) {
      throw constraint(
          name, at, "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    if (name.length() > LONGEST) {
      throw constraint(name, at, "Member must have length less than or equal to " + LONGEST);
    }
    return name;
  }

  private static AwsError constraint(String value, String at, String rule) {
    return AwsError.invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, at, rule));
  }
}

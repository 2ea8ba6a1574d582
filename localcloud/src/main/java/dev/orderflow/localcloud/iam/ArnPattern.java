package dev.orderflow.localcloud.iam;

import java.util.Arrays;
import java.util.List;

/**
 * ARNs with wildcards. Each of the six parts between colons is matched by itself, so that a
 * wildcard for a region does not swallow the account; the last part may hold more colons.
 */
public record ArnPattern(List<Glob> parts) {

  private static final int PARTS = 6;

  public static ArnPattern of(String pattern) {
    return new ArnPattern(Arrays.stream(pattern.split(":", PARTS)).map(Glob::new).toList());
  }

  static boolean isValid(String pattern) {
    return pattern.equals("*")
        || (pattern.startsWith("arn:") && pattern.split(":", PARTS).length == PARTS);
  }

  public boolean matches(String arn) {
    if (parts.size() == 1) {
      return parts.getFirst().matches(arn);
    }
    String[] actual = arn.split(":", PARTS);
    for (int i = 0; i < PARTS; i++) {
      if (i >= actual.length || !parts.get(i).matches(actual[i])) {
        return false;
      }
    }
    return true;
  }
}

package dev.orderflow.localcloud.site;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a client says of the codings that it takes (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private AcceptEncoding() {}

  /** A coding that is named counts before the asterisk, wherever the two stand. */
  static boolean takesGzip(List<String> values) {
    boolean any = false;
    for (String value : values) {
      for (String element : value.split(",")) {
        String[] parts = element.toLowerCase(Locale.ROOT).split(";", -1);
        String coding = parts[0].strip();
        if (GZIP.contains(coding)) {
          return isWanted(parts);
        }
        any |= coding.equals("*") && isWanted(parts);
      }
    }
    return any;
  }

  /** Weights tell which is liked best; only a weight of zero refuses, and one that is none. */
  private static boolean isWanted(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
            && !parameter.matches("q=0(\\.0{0,3})?");
      }
    }
    return true;
  }
}

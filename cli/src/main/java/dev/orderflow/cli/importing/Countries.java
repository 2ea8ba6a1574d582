package dev.orderflow.cli.importing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Country names as ISO 3166-1 alpha-2 codes: English names of the JDK, and the file's own. */
final class Countries {

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** Empty where the name is no single country, such as Channel Islands or Unspecified. */
  static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(name.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
      codes.put(name.toLowerCase(Locale.ROOT), code);
    }
    codes.put("eire", "IE");
    codes.put("rsa", "ZA");
    codes.put("usa", "US");
    codes.put("uk", "GB");
    codes.put("hong kong", "HK");
    codes.put("korea", "KR");
    codes.put("kosovo", "XK");
    codes.put("czech republic", "CZ");
    return Map.copyOf(codes);
  }
}

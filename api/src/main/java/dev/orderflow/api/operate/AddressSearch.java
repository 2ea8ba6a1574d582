package dev.orderflow.api.operate;

import dev.orderflow.contracts.TextRules;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mail address is the one that somebody typed. Whom mail goes to is decided more
 * strictly; whoever searches wants the orders of Zoe@Example.COM by any way to write it.
 *
 * @param wanted as {@link #folded} writes it
 */
record AddressSearch(String wanted) {

  static AddressSearch of(String typed) {
    return new AddressSearch(folded(typed));
  }

  boolean matches(@Nullable String address) {
    return address != null && folded(address).equals(wanted);
  }

  private static String folded(String address) {
    return Normalizer.normalize(address, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** What was typed, without the blanks that copying brings along. */
  static String trimmed(String typed) {
    int start = 0;
    int end = typed.length();
    while (start < end && TextRules.isWhite(typed.charAt(start))) {
      start++;
    }
    while (end > start && TextRules.isWhite(typed.charAt(end - 1))) {
      end--;
    }
    return typed.substring(start, end);
  }
}

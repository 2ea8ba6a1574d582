package dev.orderflow.api.submit;

import org.jspecify.annotations.Nullable;

/** Whether two mail addresses are one. */
final class Addresses {

  private Addresses() {}

  /**
   * Before the at sign every character counts, since whose mailbox it is only its server knows; of
   * the domain the case of A to Z does not. Other letters are never folded: a domain that only
   * looks like another, or is made like it by some rule, belongs to somebody else.
   */
  static boolean areOne(String one, @Nullable String other) {
    if (other == null) {
      return false;
    }
    int at = one.lastIndexOf('@') + 1;
    return at > 0
        && at == other.lastIndexOf('@') + 1
        && one.substring(0, at).equals(other.substring(0, at))
        && lowerCase(one.substring(at)).equals(lowerCase(other.substring(at)));
  }

  private static String lowerCase(String domain) {
    StringBuilder lower = new StringBuilder(domain);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 'a' - 'A'));
      }
    }
    return lower.toString();
  }
}

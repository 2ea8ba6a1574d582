package dev.orderflow.form;

import dev.orderflow.contracts.TextRules;

/**
 * Whether text can be one e-mail address: enough to refuse what cannot be delivered and what could
 * add a second recipient or a header, without refusing real addresses. Any script is welcome.
 */
final class Email {
  private static final String SPECIAL_IN_LISTS = "\"(),:;<>@[\\]";

  static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return at > 0
        && text.codePointCount(0, at) <= 64
        && isLocalPart(text, at)
        && isDomain(text, at + 1);
  }

  private static boolean isLocalPart(String text, int end) {
    for (int i = 0; i < end; i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c < 0x7F ? c <= ' ' || SPECIAL_IN_LISTS.indexOf(c) >= 0 : isInvisible(c)) {
        return false;
      }
    }
    return true;
  }

  /** Two or more labels of 1 to 63 characters that neither begin nor end with a hyphen. */
  private static boolean isDomain(String text, int begin) {
    int labels = 0;
    for (int from = begin; from <= text.length(); labels++) {
      int dot = text.indexOf('.', from);
      int end = dot < 0 ? text.length() : dot;
      if (!isLabel(text, from, end)) {
        return false;
      }
      from = end + 1;
    }
    return labels >= 2;
  }

  private static boolean isLabel(String text, int from, int end) {
    if (from == end
        || text.codePointCount(from, end) > 63
        || text.charAt(from) == '-'
        || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = from; i < end; i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c < 0x7F ? !TextRules.isAsciiAlphanumeric(c) && c != '-' : isInvisible(c)) {
        return false;
      }
    }
    return true;
  }

  /** Beyond ASCII: controls, white space, joiners, direction marks and the like, broken text. */
  private static boolean isInvisible(int c) {
    return c <= 0x9F
        || TextRules.isWhite(c)
        || TextRules.isInvisible(c)
        || c == TextRules.BRAILLE_BLANK
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0xFFFE
        || c == 0xFFFF;
  }

  private Email() {}
}

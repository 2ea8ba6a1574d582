package dev.orderflow.contracts;

import org.jspecify.annotations.Nullable;

/** Why somebody did or asked for something, in their own words: one line of visible text. */
public final class ReasonRule {

  /** In code points. */
  public static final int MAX_LENGTH = 200;

  private ReasonRule() {}

  /** What the text breaks, to follow the name of its field; null if nothing. */
  public static @Nullable String brokenBy(String text) {
    if (TextRules.isBlank(text) || TextRules.isLonger(text, MAX_LENGTH)) {
      return "must have 1 to " + MAX_LENGTH + " characters and not only blanks";
    }
    return TextRules.isPrintable(text) && TextRules.firstOutOfPlace(text) < 0
        ? null
        : "must be one line without control characters or invisible ones";
  }

  static void check(String field, String text) {
    String broken = brokenBy(text);
    if (broken != null) {
      throw new IllegalArgumentException(field + " " + broken);
    }
  }
}

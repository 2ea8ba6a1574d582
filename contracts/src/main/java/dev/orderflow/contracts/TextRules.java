package dev.orderflow.contracts;

/**
 * What text may consist of. Lengths are counted in code points, as JSON Schema counts them; the
 * schemas in {@code order-parts.json} say the same in patterns.
 */
public final class TextRules {
  /** A sign without a dot: it is none of white space, and nothing is seen of it. */
  public static final int BRAILLE_BLANK = 0x2800;

  /** In code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  public static boolean isLonger(String text, int most) {
    return text.length() > most && length(text) > most;
  }

  /** Whether nothing of it can be seen. */
  public static boolean isBlank(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!isWhite(c) && c != BRAILLE_BLANK) {
        return false;
      }
    }
    return true;
  }

  /** Unicode's White_Space. */
  public static boolean isWhite(int c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == 0x85
        || (c > 0x7F && Character.isSpaceChar(c));
  }

  /** Sound text without control characters and line separators. */
  public static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        return false;
      }
    }
    return isSound(text);
  }

  /**
   * Text that every station can carry: half of a surrogate pair has no UTF-8 form, and SQS refuses
   * U+FFFE and U+FFFF.
   */
  public static boolean isSound(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE) {
        continue;
      }
      if (c >= '\uFFFE' || (Character.isSurrogate(c) && !isPair(text, i++))) {
        return false;
      }
    }
    return true;
  }

  /** Whether each character can be seen. */
  public static boolean isVisible(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isInvisible(c)) {
        return false;
      }
    }
    return true;
  }

  /** Format characters, direction marks and whatever else is drawn by nothing of its own. */
  public static boolean isInvisible(int c) {
    return c > 0x7F && InvisibleCharacters.contains(c);
  }

  /**
   * The first invisible character that changes nothing where it stands, or -1. Joiners and
   * variation selectors change what is seen after the characters that they are made for.
   */
  public static int firstOutOfPlace(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isInvisible(c) && !Joiners.belongs(c, text, i)) {
        return c;
      }
    }
    return -1;
  }

  /** Whether there are places where this invisible character belongs. */
  public static boolean canBelong(int c) {
    return Joiners.isOne(c);
  }

  /** What clients drop from paths, encoded or not. */
  public static boolean isDots(String text) {
    return text.equals(".") || text.equals("..");
  }

  public static boolean isAsciiAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
  }

  private TextRules() {}
}

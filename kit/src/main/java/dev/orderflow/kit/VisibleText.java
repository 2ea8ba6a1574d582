package dev.orderflow.kit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text in which everything shows: what a terminal would obey, what would break a line or turn its
 * direction, and what nobody would see stands as its escape. So no text from outside can make a
 * second record of one, in whatever way the reader of a log cuts lines.
 */
public final class VisibleText {

  /** Default ignorable in Unicode, and yet not of the category Format: each first and last. */
  private static final int[] IGNORABLE = {
    0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x2065, 0x3164, 0x3164,
    0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
  };

  private VisibleText() {}

  public static boolean isVisible(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isIgnorable(codePoint);
    };
  }

  /** JSON that means the same and is one line of visible text. */
  public static String json(@Nullable Object value) {
    return escaped(Json.write(value));
  }

  /** Each character that does not show as {@code \}{@code u001b}, in JSON's way. */
  public static String escaped(String text) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (!isVisible(codePoint)) {
        escaped = escaped == null ? new StringBuilder(text.length() + 16) : escaped;
        escaped.append(text, copied, i);
        appendEscape(escaped, codePoint);
        copied = next;
      }
      i = next;
    }
    return escaped == null ? text : escaped.append(text, copied, text.length()).toString();
  }

  /** A character beyond the first plane is two escapes, as JSON has it. */
  public static void appendEscape(StringBuilder into, int codePoint) {
    for (char c : Character.toChars(codePoint)) {
      into.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
  }

  private static boolean isIgnorable(int codePoint) {
    for (int i = 0; i < IGNORABLE.length; i += 2) {
      if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
        return true;
      }
    }
    return false;
  }
}

package dev.orderflow.kit;

import dev.orderflow.contracts.TextRules;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text in which everything shows: what a terminal would obey, what would break a line or turn its
 * direction, and what nobody would see stands as its escape. So no text from outside can make a
 * second record of one, in whatever way the reader of a log cuts lines.
 */
public final class VisibleText {

  private VisibleText() {}

  public static boolean isVisible(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !TextRules.isInvisible(codePoint);
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
}

package dev.orderflow.cli.terminal;

import dev.orderflow.kit.VisibleText;
import java.time.Duration;
import java.util.Locale;

/** Values as people read them. */
public final class Text {

  private Text() {}

  /** Untrusted text on one line, with nothing in it that a terminal would obey. */
  public static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendPrintable(safe, c));
    return safe.toString();
  }

  private static void appendPrintable(StringBuilder safe, int codePoint) {
    if (isShown(codePoint)) {
      safe.appendCodePoint(codePoint);
    } else {
      VisibleText.appendEscape(safe, codePoint);
    }
  }

  /** Also what does not show by itself, but emoji and several scripts are written with. */
  static boolean isShown(int codePoint) {
    return VisibleText.isVisible(codePoint)
        || codePoint == 0x200C
        || codePoint == 0x200D
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
  }

  /** At most that many characters, an ellipsis for what is cut off. */
  public static String shortened(String text, int limit) {
    return text.codePointCount(0, text.length()) <= limit
        ? text
        : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
  }

  /** Such as {@code 12 ms}, {@code 1.250 s}, {@code 3 min 4 s}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (Math.abs(millis) < 1000) {
      return millis + " ms";
    }
    if (Math.abs(millis) < 60_000) {
      return String.format(Locale.ROOT, "%.3f s", millis / 1000.0);
    }
    return duration.toMinutes() + " min " + Math.abs(duration.toSecondsPart()) + " s";
  }

  /** With separators, such as {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Such as {@code 1 order} or {@code 12,345 orders}. */
  public static String count(long number, String singular) {
    return count(number) + " " + singular + (number == 1 ? "" : "s");
  }
}

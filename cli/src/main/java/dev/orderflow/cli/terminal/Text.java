package dev.orderflow.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Values as people read them. */
public final class Text {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Text() {}

  /** Untrusted text on one line, with nothing in it that a terminal would obey. */
  public static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendPrintable(safe, c));
    return safe.toString();
  }

  private static void appendPrintable(StringBuilder safe, int codePoint) {
    if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
      safe.appendCodePoint(codePoint); // Emoji and several scripts are written with them.
      return;
    }
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          safe.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
      default -> safe.appendCodePoint(codePoint);
    }
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

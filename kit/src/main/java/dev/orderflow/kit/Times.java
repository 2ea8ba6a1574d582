package dev.orderflow.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Times as text, UTC to the millisecond, such as {@code 2026-01-31T12:00:00.000Z}; always with
 * three digits, so that they compare as text. An order's way needs ten of them, and a formatter
 * takes twenty times as long.
 */
public final class Times {

  private static final String FORM = "0000-00-00T00:00:00.000Z";
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final int SECONDS_END = 19;
  private static final long LAST_YEAR_END = 253_402_300_800L;

  private Times() {}

  public static String text(Instant time) {
    if (time.getEpochSecond() < 0 || time.getEpochSecond() >= LAST_YEAR_END) {
      return MILLIS.format(time);
    }
    var utc = time.atOffset(ZoneOffset.UTC);
    char[] text = FORM.toCharArray();
    put(text, 0, 4, utc.getYear());
    put(text, 5, 2, utc.getMonthValue());
    put(text, 8, 2, utc.getDayOfMonth());
    put(text, 11, 2, utc.getHour());
    put(text, 14, 2, utc.getMinute());
    put(text, 17, 2, utc.getSecond());
    put(text, 20, 3, utc.getNano() / 1_000_000);
    return new String(text);
  }

  private static void put(char[] text, int at, int digits, int value) {
    int left = value;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (char) ('0' + left % 10);
      left /= 10;
    }
  }

  /**
   * Reads what {@link Instant#parse} reads, most of it faster.
   *
   * @throws DateTimeException if it is no time
   */
  public static Instant parse(String text) {
    boolean seconds = isLike(text, SECONDS_END) && text.length() == SECONDS_END + 1;
    if (!seconds && !(text.length() == FORM.length() && isLike(text, FORM.length() - 1))) {
      return Instant.parse(text);
    }
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
    if (number(text, 11, 2) > 23 || number(text, 17, 2) > 59) {
      return Instant.parse(text); // midnight at the end of a day, leap seconds
    }
    LocalTime time = LocalTime.of(number(text, 11, 2), number(text, 14, 2), number(text, 17, 2));
    int millis = seconds ? 0 : number(text, 20, 3);
    return Instant.ofEpochSecond(day * 86_400 + time.toSecondOfDay(), millis * 1_000_000L);
  }

  /** Whether the text has the form up to there, and {@code Z} after it. */
  private static boolean isLike(String text, int end) {
    if (text.length() <= end || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      char form = FORM.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}

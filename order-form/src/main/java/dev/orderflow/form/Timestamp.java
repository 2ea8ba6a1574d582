package dev.orderflow.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date-time of RFC 3339 by hand: {@code DateTimeFormatter} is slower, costs a cold start
 * dozens of classes, and takes forms that the RFC does not. Leap seconds are refused.
 */
final class Timestamp {
  private static final int FRACTION = 19;
  private static final long BAD = Long.MIN_VALUE;

  /** The instant, or null where the text is not one. */
  static @Nullable Instant parse(String text) {
    if (text.length() < 20 || text.length() > 35 || !hasSeparators(text)) {
      return null;
    }
    int zone = text.charAt(FRACTION) == '.' ? endOfDigits(text, FRACTION + 1) : FRACTION;
    int fraction = zone - FRACTION - 1;
    if (fraction == 0 || fraction > 9) {
      return null;
    }
    long offset = offsetSeconds(text, zone);
    long local = localSeconds(text);
    return offset == BAD || local == BAD
        ? null
        : Instant.ofEpochSecond(local - offset, nanos(text, fraction));
  }

  private static boolean hasSeparators(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (text.charAt(10) == 'T' || text.charAt(10) == 't')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  private static long localSeconds(String text) {
    int year = number(text, 0, 4, 9999);
    int month = number(text, 5, 7, 12);
    int day = number(text, 8, 10, 31);
    int second = secondsOfDay(text, 11, number(text, 17, 19, 59));
    if (year < 0 || month < 1 || day < 1 || second < 0) {
      return BAD;
    }
    return day > Month.of(month).length(Year.isLeap(year))
        ? BAD
        : LocalDate.of(year, month, day).toEpochDay() * 86_400 + second;
  }

  private static long offsetSeconds(String text, int zone) {
    int left = text.length() - zone;
    char sign = left > 0 ? text.charAt(zone) : 0;
    if (left == 1 && (sign == 'Z' || sign == 'z')) {
      return 0;
    }
    if (left != 6 || (sign != '+' && sign != '-') || text.charAt(zone + 3) != ':') {
      return BAD;
    }
    int seconds = secondsOfDay(text, zone + 1, 0);
    return seconds < 0 ? BAD : sign == '-' ? -seconds : seconds;
  }

  private static int secondsOfDay(String text, int from, int seconds) {
    int hour = number(text, from, from + 2, 23);
    int minute = number(text, from + 3, from + 5, 59);
    return hour < 0 || minute < 0 || seconds < 0 ? -1 : hour * 3600 + minute * 60 + seconds;
  }

  private static long nanos(String text, int digits) {
    long nanos = digits < 0 ? 0 : number(text, FRACTION + 1, FRACTION + 1 + digits, 999_999_999);
    for (int i = Math.max(digits, 0); i < 9; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The number in a run of digits, or -1. */
  private static int number(String text, int from, int end, int most) {
    int number = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number <= most ? number : -1;
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  private Timestamp() {}
}

package dev.orderflow.localcloud.metrics;

import java.util.Arrays;

/**
 * A line of JSON without its whole numbers: lines that a function prints again and again have the
 * same.
 *
 * @param text what remains, with a mark in place of each number that stands behind a colon
 * @param numbers those numbers, in order
 * @param size how many they are
 */
record Skeleton(String text, long[] numbers, int size) {

  private static final int MOST_NUMBERS = 100;
  private static final int MOST_DIGITS = 18;

  /** What no JSON holds as it is. */
  private static final char PLACE = '\u0001';

  static Skeleton of(String line) {
    StringBuilder text = new StringBuilder(line.length());
    long[] numbers = new long[16];
    int size = 0;
    int copied = 0;
    int colon = line.indexOf(':');
    while (colon >= 0 && size < MOST_NUMBERS) {
      int end = endOfNumber(line, colon + 1);
      if (end > colon + 1) {
        numbers = size < numbers.length ? numbers : Arrays.copyOf(numbers, size * 2);
        numbers[size++] = Long.parseLong(line, colon + 1, end, 10);
        text.append(line, copied, colon + 1).append(PLACE);
        copied = end;
      }
      colon = line.indexOf(':', end);
    }
    text.append(line, copied, line.length());
    return new Skeleton(text.toString(), numbers, size);
  }

  /** The end of a whole number that begins there, or where it would begin if there is none. */
  private static int endOfNumber(String line, int begin) {
    int end = begin;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    boolean whole = end < line.length() && (line.charAt(end) == ',' || line.charAt(end) == '}');
    return whole && end - begin <= MOST_DIGITS ? end : begin;
  }

  /** The line with each number's place counted from {@code first} instead of the number. */
  String numbered(long first) {
    StringBuilder line = new StringBuilder();
    int number = 0;
    for (int at = 0; at < text.length(); at++) {
      boolean place = number < size && text.charAt(at) == PLACE;
      if (place) {
        line.append(first + number++);
      } else {
        line.append(text.charAt(at));
      }
    }
    return line.toString();
  }
}

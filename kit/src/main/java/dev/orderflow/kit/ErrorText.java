package dev.orderflow.kit;

import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error for a log: classes, messages, stack traces and causes, bounded.
 *
 * <p>Messages of this system's own name fields and rules and no values. Those of others may quote
 * what they were given, which may be personal: a parser's is withheld, of the rest what is in
 * quotation marks. An e-mail address shows in none.
 */
final class ErrorText {

  static final int LONGEST_MESSAGE = 500;
  static final int MOST_FRAMES = 40;
  static final int MOST_FRAMES_OF_A_CAUSE = 15;
  static final int MOST_CAUSES = 5;

  private static final int LONGEST_FRAME = 200;
  private static final String OWN = "dev.orderflow.";
  private static final String HIDDEN = "***";

  private ErrorText() {}

  /** By the names of Lambda's JSON logs; a cause is within what it caused. */
  static Map<String, @Nullable Object> of(Throwable error) {
    return of(error, 0);
  }

  private static Map<String, @Nullable Object> of(Throwable error, int depth) {
    Map<String, @Nullable Object> text = new LinkedHashMap<>();
    text.put("errorType", error.getClass().getName());
    text.put("errorMessage", message(error));
    int frames = depth == 0 ? MOST_FRAMES : MOST_FRAMES_OF_A_CAUSE;
    text.put("stackTrace", frames(error.getStackTrace(), frames));
    Throwable cause = error.getCause();
    if (cause != null && depth < MOST_CAUSES) {
      text.put("cause", of(cause, depth + 1));
    }
    return text;
  }

  private static List<String> frames(StackTraceElement[] trace, int most) {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < Math.min(trace.length, most); i++) {
      frames.add(shortened(trace[i].toString(), LONGEST_FRAME));
    }
    if (trace.length > most) {
      frames.add("... " + (trace.length - most) + " more");
    }
    return frames;
  }

  private static @Nullable String message(Throwable error) {
    String message = error.getMessage();
    if (message == null) {
      return null;
    }
    if (isOwn(error)) {
      return withoutAddresses(shortened(message, LONGEST_MESSAGE));
    }
    if (isParsers(error)) {
      return "(withheld: it may quote what was read)";
    }
    return withoutAddresses(withoutQuotes(shortened(message, LONGEST_MESSAGE)));
  }

  /** Thrown by code of this system, whatever its class. */
  private static boolean isOwn(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    String thrower = trace.length > 0 ? trace[0].getClassName() : error.getClass().getName();
    return thrower.startsWith(OWN);
  }

  private static boolean isParsers(Throwable error) {
    return error instanceof IllegalArgumentException
        || error instanceof DateTimeException
        || error instanceof ParseException
        || error instanceof URISyntaxException;
  }

  /** From the first mark to the last: a text that is quoted may have marks of its own. */
  private static String withoutQuotes(String message) {
    int first = message.length();
    int last = -1;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        first = Math.min(first, i);
        last = i;
      }
    }
    return last <= first
        ? message
        : message.substring(0, first + 1) + HIDDEN + message.substring(last);
  }

  private static String withoutAddresses(String message) {
    if (message.indexOf('@') < 0) {
      return message;
    }
    StringBuilder safe = new StringBuilder(message.length());
    int from = 0;
    while (from < message.length()) {
      int to = from;
      while (to < message.length() && !isBetweenWords(message.charAt(to))) {
        to++;
      }
      String word = message.substring(from, to);
      safe.append(word.indexOf('@') < 0 ? word : HIDDEN);
      if (to < message.length()) {
        safe.append(message.charAt(to));
      }
      from = to + 1;
    }
    return safe.toString();
  }

  private static boolean isBetweenWords(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == '(' || c == ')';
  }

  /** In code points, so that no character is cut in two. */
  static String shortened(String text, int most) {
    return text.length() <= most || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)) + "...";
  }
}

package dev.orderflow.checks.docs;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares what a document shows with what was printed. Numbers, ids, times and ports differ from
 * run to run and count as {@code #}; so does the width of columns. A line {@code ...} stands for
 * any number of lines.
 */
final class Printed {

  private static final String ANY_LINES = "...";

  /** In this order: a time is made of numbers, and an id may look like one. */
  private static final List<Map.Entry<Pattern, String>> VARYING =
      List.of(
          Map.entry(Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]"), ""),
          Map.entry(Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+(Z|[+-]\\d\\d:\\d\\d)?"), "#"),
          Map.entry(Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"), "#"),
          Map.entry(Pattern.compile("\\b(?=[0-9a-f]*\\d)(?=[0-9]*[a-f])[0-9a-f]{8,}\\b"), "#"),
          Map.entry(Pattern.compile("\\d+([.,:]\\d+)*"), "#"),
          Map.entry(Pattern.compile("# ?(ns|µs|us|ms|s|min)\\b"), "# s"),
          Map.entry(Pattern.compile("([-=─━═])\\1+"), "$1"),
          Map.entry(Pattern.compile("\\s+"), " "));

  private Printed() {}

  static boolean matches(List<String> expected, String actual) {
    return matches(normal(expected.stream()), normal(actual.lines()));
  }

  static String normal(String line) {
    String normal = line;
    for (Map.Entry<Pattern, String> it : VARYING) {
      normal = it.getKey().matcher(normal).replaceAll(it.getValue());
    }
    return normal.strip();
  }

  /** Empty lines are for the eye. */
  private static List<String> normal(Stream<String> lines) {
    return lines.map(Printed::normal).filter(it -> !it.isEmpty()).toList();
  }

  private static boolean matches(List<String> expected, List<String> actual) {
    if (expected.isEmpty()) {
      return actual.isEmpty();
    }
    List<String> rest = expected.subList(1, expected.size());
    if (expected.getFirst().equals(ANY_LINES)) {
      return Stream.iterate(0, it -> it <= actual.size(), it -> it + 1)
          .anyMatch(it -> matches(rest, actual.subList(it, actual.size())));
    }
    return !actual.isEmpty()
        && expected.getFirst().equals(actual.getFirst())
        && matches(rest, actual.subList(1, actual.size()));
  }
}

package dev.orderflow.localcloud.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route's path: fixed segments, {@code {variables}} and perhaps a greedy one at the end. */
record RoutePath(List<String> segments) implements Comparable<RoutePath> {

  static RoutePath of(String path) {
    return new RoutePath(split(path));
  }

  private static List<String> split(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /** The path's variables, if this is a path of that form. */
  Optional<Map<String, String>> match(String path) {
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> given = split(path);
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      String rest = i < given.size() ? String.join("/", given.subList(i, given.size())) : "";
      if (isGreedy(segment) && !rest.isEmpty()) {
        variables.put(segment.substring(1, segment.length() - 2), rest);
        return Optional.of(variables);
      }
      if (i >= given.size() || !matches(segment, given.get(i), variables)) {
        return Optional.empty();
      }
    }
    return segments.size() == given.size() ? Optional.of(variables) : Optional.empty();
  }

  private static boolean matches(String segment, String given, Map<String, String> variables) {
    if (!segment.startsWith("{")) {
      return segment.equals(given);
    }
    variables.put(segment.substring(1, segment.length() - 1), given);
    return !given.isEmpty() && !isGreedy(segment);
  }

  private static boolean isGreedy(String segment) {
    return segment.endsWith("+}");
  }

  /** 0 for a fixed segment, which says more than a variable, which says more than a greedy one. */
  private static int vagueness(String segment) {
    return isGreedy(segment) ? 2 : segment.startsWith("{") ? 1 : 0;
  }

  /** Of two that match the same path, the one that says more about it comes first. */
  @Override
  public int compareTo(RoutePath other) {
    for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
      int difference = vagueness(segments.get(i)) - vagueness(other.segments.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return other.segments.size() - segments.size();
  }
}

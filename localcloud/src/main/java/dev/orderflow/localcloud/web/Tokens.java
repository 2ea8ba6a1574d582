package dev.orderflow.localcloud.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers that are lists of words. */
final class Tokens {

  private Tokens() {}

  static boolean contains(@Nullable List<String> values, String word) {
    return values != null
        && values.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .anyMatch(it -> WebHeader.trimmed(it).equalsIgnoreCase(word));
  }
}

package dev.orderflow.api.http;

import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects what nobody would act upon: whoever names lines to return, and is told that it is done,
 * would have returned everything.
 */
final class KnownFields {

  private static final int LONGEST_NAME = 100;

  private KnownFields() {}

  /**
   * @param detail what the request does take
   * @throws ProblemException if the value is no object, or has a field besides the known ones
   */
  static Map<?, ?> checked(@Nullable Object value, Set<String> known, String detail) {
    if (!(value instanceof Map<?, ?> object)) {
      throw invalid(detail, List.of(new Problem("", "type", "must be a JSON object")));
    }
    List<Problem> unknown =
        object.keySet().stream()
            .map(String::valueOf)
            .filter(name -> !known.contains(name))
            .limit(OrderRejected.MAX_PROBLEMS)
            .map(name -> new Problem(shortened(name), "unknown", "is no field of this request"))
            .toList();
    if (!unknown.isEmpty()) {
      throw invalid(detail, unknown);
    }
    return object;
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  private static ProblemException invalid(String detail, List<Problem> problems) {
    return new ProblemException(
        ProblemType.INVALID_BODY.response(
            detail, Map.of("problems", problems.stream().map(Problem::toFields).toList())));
  }
}

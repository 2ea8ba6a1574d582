package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** A test of what is known about a call. A key that is not known fails it. */
record Condition(String key, List<String> values, BiPredicate<String, String> test) {

  static final String SOURCE_ARN = "aws:SourceArn";
  static final String PRINCIPAL_ARN = "aws:PrincipalArn";
  static final String FROM_ADDRESS = "ses:FromAddress";

  /** An event's own, known for each event of a request. */
  static final String EVENT_SOURCE = "events:source";

  static final String EVENT_TYPE = "events:detail-type";

  private static final Map<String, BiPredicate<String, String>> OPERATORS =
      Map.of(
          "StringEquals", String::equals,
          "StringLike", (pattern, value) -> new Glob(pattern).matches(value),
          "ArnEquals", (pattern, value) -> ArnPattern.of(pattern).matches(value),
          "ArnLike", (pattern, value) -> ArnPattern.of(pattern).matches(value));

  private static final Set<String> KEYS =
      Set.of(SOURCE_ARN, PRINCIPAL_ARN, FROM_ADDRESS, EVENT_SOURCE, EVENT_TYPE);

  static List<String> problems(Statement.Condition condition) {
    if (!OPERATORS.containsKey(condition.operator())) {
      return List.of("the condition operator " + condition.operator() + " is not supported");
    }
    return KEYS.contains(condition.key())
        ? List.of()
        : List.of("the condition key " + condition.key() + " is not supported");
  }

  static Condition of(Statement.Condition condition) {
    BiPredicate<String, String> test = OPERATORS.get(condition.operator());
    if (test == null) {
      throw new IllegalArgumentException(condition.operator());
    }
    return new Condition(condition.key(), condition.values(), test);
  }

  boolean holds(Map<String, String> context) {
    String value = context.get(key);
    return value != null && values.stream().anyMatch(wanted -> test.test(wanted, value));
  }
}

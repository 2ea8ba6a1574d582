package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CloudWatch Logs' filter patterns, as far as they are supported: words and quoted phrases which
 * all must occur, {@code ?word} of which one must, {@code -word} which must not, and one comparison
 * of a JSON field ({@link JsonFilter}). Case matters.
 */
final class FilterPattern {

  private static final Pattern TERM = Pattern.compile("\\s*([-?]?)(?:\"([^\"]*)\"|(\\S+))");

  private FilterPattern() {}

  /**
   * @throws AwsError if the pattern is of a kind that isn't supported
   */
  static Predicate<String> of(String pattern) {
    String stripped = pattern.strip();
    if (stripped.startsWith("{")) {
      return JsonFilter.of(stripped);
    }
    if (stripped.startsWith("[") || stripped.startsWith("%")) {
      throw AwsError.unsupported("the filter pattern " + stripped);
    }
    return terms(stripped);
  }

  private static Predicate<String> terms(String pattern) {
    List<String> all = new ArrayList<>();
    List<String> any = new ArrayList<>();
    List<String> none = new ArrayList<>();
    Matcher terms = TERM.matcher(pattern);
    while (terms.find()) {
      String term = terms.group(2) == null ? terms.group(3) : terms.group(2);
      switch (terms.group(1)) {
        case "-" -> none.add(term);
        case "?" -> any.add(term);
        default -> all.add(term);
      }
    }
    return message ->
        all.stream().allMatch(message::contains)
            && none.stream().noneMatch(message::contains)
            && (any.isEmpty() || any.stream().anyMatch(message::contains));
  }
}

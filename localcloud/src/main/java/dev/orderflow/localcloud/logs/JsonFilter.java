package dev.orderflow.localcloud.logs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.endpoint.AwsError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code { $.field.inner = "text" }}, also with {@code !=}, and for numbers {@code < <= > >=}.
 * Lines that are not JSON, or have no such field, do not match.
 */
record JsonFilter(List<String> path, String operator, String operand, boolean quoted)
    implements Predicate<String> {

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\\s*\\$((?:\\.[\\w-]+)+)\\s*(=|!=|<=|>=|<|>)\\s*(?:\"([^\"]*)\"|([\\w.*+-]+))\\s*}");

  static JsonFilter of(String pattern) {
    Matcher form = FORM.matcher(pattern);
    if (!form.matches()) {
      throw AwsError.unsupported("the filter pattern " + pattern);
    }
    boolean quoted = form.group(3) != null;
    String operand = quoted ? form.group(3) : form.group(4);
    JsonFilter filter =
        new JsonFilter(
            List.of(form.group(1).substring(1).split("\\.")), form.group(2), operand, quoted);
    if (operand.contains("*") || (filter.isOrdering() && number(operand) == null)) {
      throw AwsError.unsupported("the filter pattern " + pattern);
    }
    return filter;
  }

  @Override
  public boolean test(String message) {
    if (!message.startsWith("{")) {
      return false;
    }
    try {
      return matches(field(Json.parse(message)));
    } catch (JsonException e) {
      return false;
    }
  }

  private @Nullable Object field(@Nullable Object value) {
    Object field = value;
    for (String name : path) {
      field = field instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return field;
  }

  private boolean matches(@Nullable Object value) {
    return switch (value) {
      case String text -> !isOrdering() && operator.equals("=") == text.equals(operand);
      case Number number -> !quoted && holds(new BigDecimal(number.toString()));
      case Boolean flag -> !isOrdering() && operator.equals("=") == operand.equals(flag.toString());
      case null, default -> false;
    };
  }

  private boolean holds(BigDecimal value) {
    BigDecimal other = number(operand);
    if (other == null) {
      return false;
    }
    int order = value.compareTo(other);
    return switch (operator) {
      case "=" -> order == 0;
      case "!=" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private boolean isOrdering() {
    return operator.startsWith("<") || operator.startsWith(">");
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}

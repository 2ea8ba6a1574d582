package dev.orderflow.localcloud.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as AWS lets it be named: name, partial ARN or ARN, each with an optional qualifier.
 */
public record FunctionName(String function, Optional<String> qualifier) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:aws:lambda:[a-z0-9-]+:)?(?:\\d{12}:)?(?:function:)?"
              + "([a-zA-Z0-9-_]{1,140})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

  /** Empty if the text names no function. */
  public static Optional<FunctionName> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new FunctionName(form.group(1), Optional.ofNullable(form.group(2))))
        : Optional.empty();
  }
}

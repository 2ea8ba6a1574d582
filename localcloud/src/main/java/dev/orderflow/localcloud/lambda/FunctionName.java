package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.account.Account;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as AWS lets it be named: name, partial ARN or ARN, each with an optional qualifier.
 *
 * @param local whether region and account, where they are named, are the ones here
 */
public record FunctionName(String function, Optional<String> qualifier, boolean local) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:arn:aws:lambda:([a-z]{2}(?:-gov)?-[a-z]+-\\d):(\\d{12}):function:"
              + "|(?:(\\d{12}):)?(?:function:)?)"
              + "([a-zA-Z0-9-_]{1,140})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

  /** Empty if the text names no function. */
  public static Optional<FunctionName> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new FunctionName(
                form.group(4),
                Optional.ofNullable(form.group(5)),
                isHere(form.group(1), Account.REGION)
                    && isHere(form.group(2), Account.ID)
                    && isHere(form.group(3), Account.ID)))
        : Optional.empty();
  }

  private static boolean isHere(@Nullable String named, String here) {
    return named == null || named.equals(here);
  }

  /** The same function, as a parameter of its own qualifies it; empty if the name says another. */
  Optional<FunctionName> qualifiedBy(Optional<String> parameter) {
    if (parameter.isEmpty()) {
      return Optional.of(this);
    }
    return qualifier.isEmpty() || qualifier.equals(parameter)
        ? Optional.of(new FunctionName(function, parameter, local))
        : Optional.empty();
  }
}

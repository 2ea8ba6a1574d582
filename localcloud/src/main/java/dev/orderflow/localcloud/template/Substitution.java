package dev.orderflow.localcloud.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code !Sub}: {@code ${Name}} is replaced, {@code ${!Name}} stays {@code ${Name}}.
 */
record Substitution(Scope scope, Map<String, Node> variables) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

  Node apply(String text, Place place) {
    StringBuilder result = new StringBuilder();
    boolean whole = true;
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      Node value =
          matcher.group(1).isEmpty() ? value(matcher.group(2).strip(), place) : literal(matcher);
      whole &= value instanceof Node.Scalar;
      String replacement = value instanceof Node.Scalar(String found, _) ? found : "";
      matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
    }
    matcher.appendTail(result);
    return whole ? Node.text(result.toString()) : new Node.Broken();
  }

  private static Node literal(Matcher matcher) {
    return Node.text("${" + matcher.group(2) + "}");
  }

  private Node value(String name, Place place) {
    Node variable = variables.get(name);
    Node value = variable == null ? scope.substitution(name, place) : variable;
    return switch (value) {
      case Node.Scalar _, Node.Broken _ -> value;
      case Node.Items _, Node.Fields _, Node.NoValue _ ->
          place.problem("${" + name + "} is not text");
    };
  }
}

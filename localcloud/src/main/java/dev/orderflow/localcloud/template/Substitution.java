package dev.orderflow.localcloud.template;

import java.util.Map;

/**
 * The text of a {@code !Sub}: {@code ${Name}} is replaced, {@code ${!Name}} stays {@code ${Name}}.
 */
record Substitution(Scope scope, Map<String, Node> variables) {

  private static final String OPEN = "${";

  Node apply(String text, Place place) {
    StringBuilder result = new StringBuilder();
    boolean whole = true;
    int start = 0;
    int open = text.indexOf(OPEN);
    int close = text.indexOf('}', Math.max(0, open));
    while (open >= 0 && close >= 0) {
      Node value = placed(text.substring(open + OPEN.length(), close), place);
      whole &= value instanceof Node.Scalar;
      result.append(text, start, open).append(value instanceof Node.Scalar(String it, _) ? it : "");
      start = close + 1;
      open = text.indexOf(OPEN, start);
      close = text.indexOf('}', Math.max(start, open));
    }
    result.append(text, start, text.length());
    return whole ? Node.text(result.toString()) : new Node.Broken();
  }

  private Node placed(String written, Place place) {
    return written.startsWith("!")
        ? Node.text(OPEN + written.substring(1) + "}")
        : value(written.strip(), place);
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

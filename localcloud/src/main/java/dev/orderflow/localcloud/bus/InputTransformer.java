package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a target gets in place of the event, made of parts of it. Source: EventBridge user guide,
 * "Amazon EventBridge input transformation".
 *
 * @param paths JSON paths into the event, by the name of the variable that has what is found there
 * @param template JSON in which {@code <name>} stands for a variable, inside a text or as a value
 */
public record InputTransformer(Map<String, String> paths, String template) {

  private static final String RULE_ARN = "aws.events.rule-arn";
  private static final String RULE_NAME = "aws.events.rule-name";
  private static final String EVENT = "aws.events.event.json";
  private static final Set<String> PREDEFINED = Set.of(RULE_ARN, RULE_NAME, EVENT);

  private static final Pattern PATH = Pattern.compile("\\$(?:\\.[\\w/-]+|\\[\\d+])*");
  private static final Pattern STEP = Pattern.compile("\\.([\\w/-]+)|\\[(\\d+)]");

  /** A text or a variable, whichever comes first; a text's escapes are skipped whole. */
  private static final Pattern TOKEN = Pattern.compile("\\\\.|\"|<([\\w.-]+)>");

  /**
   * @throws IllegalArgumentException if it cannot be followed; the message says why
   */
  public InputTransformer {
    paths = Map.copyOf(paths);
    for (String path : paths.values()) {
      if (!PATH.matcher(path).matches()) {
        throw new IllegalArgumentException("the path " + path + " is not supported");
      }
    }
    check(paths.keySet(), template);
  }

  private static void check(Set<String> names, String template) {
    Matcher token = TOKEN.matcher(template);
    while (token.find()) {
      String name = token.group(1);
      if (name != null && !names.contains(name) && !PREDEFINED.contains(name)) {
        throw new IllegalArgumentException("InputPathsMap has no " + name);
      }
    }
    try {
      var _ = Json.parse(filled(template, name -> ""));
    } catch (JsonException e) {
      throw new IllegalArgumentException("InputTemplate is not valid JSON: " + template, e);
    }
  }

  String apply(Rule rule, String event) {
    Object root = Json.parse(event);
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put(RULE_ARN, rule.arn());
    values.put(RULE_NAME, rule.name());
    values.put(EVENT, root);
    paths.forEach((name, path) -> values.put(name, find(root, path)));
    return filled(template, name -> values.get(name));
  }

  /** What is not in the event leaves an empty text. */
  private static @Nullable Object find(@Nullable Object root, String path) {
    Object found = root;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      found =
          switch (found) {
            case Map<?, ?> fields when step.group(1) != null -> fields.get(step.group(1));
            case List<?> items when step.group(2) != null -> item(items, step.group(2));
            case null, default -> null;
          };
    }
    return found;
  }

  private static @Nullable Object item(List<?> items, String index) {
    int at = Integer.parseInt(index);
    return at < items.size() ? items.get(at) : null;
  }

  private static String filled(String template, Function<String, @Nullable Object> values) {
    StringBuilder filled = new StringBuilder();
    boolean inText = false;
    int from = 0;
    Matcher token = TOKEN.matcher(template);
    while (token.find()) {
      filled.append(template, from, token.start());
      from = token.end();
      if (token.group(1) == null) {
        inText ^= token.group().equals("\"");
        filled.append(token.group());
      } else {
        Object value = values.apply(token.group(1));
        filled.append(inText ? inText(value) : Json.write(value == null ? "" : value));
      }
    }
    return filled.append(template, from, template.length()).toString();
  }

  private static String inText(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case String string -> string;
          default -> Json.write(value);
        };
    String quoted = Json.write(text);
    return quoted.substring(1, quoted.length() - 1);
  }
}

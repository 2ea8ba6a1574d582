package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON with variables, taken apart once: {@code <name>} inside a text or as a value.
 *
 * @param ofText whether it is nothing but texts in quotes, in which objects and lists are written
 *     without theirs
 */
record JsonTemplate(List<Part> parts, boolean ofText) {

  /** A text or a variable, whichever comes first; a text's escapes are skipped whole. */
  private static final Pattern TOKEN = Pattern.compile("\\\\.|\"|<([\\w.-]+)>");

  sealed interface Part {}

  /** What stands in the template. */
  record Fixed(String text) implements Part {}

  record Variable(String name, boolean inText) implements Part {}

  static JsonTemplate of(String template) {
    List<Part> parts = new ArrayList<>();
    boolean inText = false;
    int from = 0;
    Matcher token = TOKEN.matcher(template);
    while (token.find()) {
      String name = token.group(1);
      if (name != null) {
        parts.add(new Fixed(template.substring(from, token.start())));
        parts.add(new Variable(name, inText));
        from = token.end();
      } else {
        inText ^= token.group().equals("\"");
      }
    }
    parts.add(new Fixed(template.substring(from)));
    return new JsonTemplate(List.copyOf(parts), template.stripLeading().startsWith("\""));
  }

  Set<String> variables() {
    return parts.stream()
        .filter(Variable.class::isInstance)
        .map(part -> ((Variable) part).name())
        .collect(Collectors.toSet());
  }

  String filled(Function<String, @Nullable Object> values) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Fixed(var text) -> filled.append(text);
        case Variable(var name, var inText) -> {
          Object value = values.apply(name);
          filled.append(inText ? inText(value) : Json.write(value == null ? "" : value));
        }
      }
    }
    return filled.toString();
  }

  private String inText(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case String string -> string;
          case Map<?, ?> object -> unquoted(object);
          case List<?> list -> unquoted(list);
          default -> Json.write(value);
        };
    String quoted = Json.write(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  private String unquoted(Object value) {
    if (!ofText) {
      throw new DeliveryException(
          "INVALID_JSON", "The input template has an object or a list inside a text.", false);
    }
    return Json.write(value).replace("\"", "");
  }
}

package dev.orderflow.localcloud.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path into JSON, such as {@code $.detail.items[0].sku}: names and indexes, one after another.
 */
record JsonPath(List<Object> steps) {

  private static final Pattern PATH = Pattern.compile("\\$(?:\\.[\\w/-]++|\\[\\d{1,9}])*+");
  private static final Pattern STEP = Pattern.compile("\\.([\\w/-]+)|\\[(\\d+)]");

  /**
   * @throws IllegalArgumentException if it cannot be followed; the message says why
   */
  static JsonPath of(String path) {
    if (!PATH.matcher(path).matches()) {
      throw new IllegalArgumentException("the path " + path + " is not supported");
    }
    List<Object> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      String name = step.group(1);
      steps.add(name == null ? (Object) Integer.valueOf(step.group(2)) : name);
    }
    return new JsonPath(List.copyOf(steps));
  }

  /** Null if nothing is there. */
  @Nullable Object in(@Nullable Object root) {
    Object found = root;
    for (Object step : steps) {
      found =
          switch (found) {
            case Map<?, ?> fields -> fields.get(step);
            case List<?> items when step instanceof Integer index && index < items.size() ->
                items.get(index);
            case null, default -> null;
          };
    }
    return found;
  }
}

package dev.orderflow.checks.fidelity;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON, read along paths of names and indexes. A step that is not there fails the test. */
record Doc(Object root) {

  static Doc of(String json) {
    return new Doc(present(Json.parse(json), json));
  }

  Object at(Object... path) {
    Object value = root;
    for (Object step : path) {
      Object next =
          switch (value) {
            case Map<?, ?> object -> object.get(step);
            case List<?> list -> list.get((int) step);
            default -> null;
          };
      value = present(next, step);
    }
    return value;
  }

  String text(Object... path) {
    return at(path).toString();
  }

  List<String> names(Object... path) {
    return at(path) instanceof Map<?, ?> object
        ? object.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  List<?> list(Object... path) {
    return at(path) instanceof List<?> list ? list : List.of();
  }

  private static Object present(@Nullable Object value, Object where) {
    if (value == null) {
      throw new AssertionError("nothing at " + where);
    }
    return value;
  }
}

package dev.orderflow.api.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a table keeps in no order, in one: the same value is always written the same. */
final class Sorted {

  private Sorted() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      object.forEach((name, member) -> sorted.put((String) name, of(member)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> sorted = new ArrayList<>(list.size());
      list.forEach(element -> sorted.add(of(element)));
      return sorted;
    }
    return value;
  }
}

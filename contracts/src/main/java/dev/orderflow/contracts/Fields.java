package dev.orderflow.contracts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed looks into a JSON object of plain values; what is wrong is named by its field. */
record Fields(Map<String, ? extends @Nullable Object> values) {
  private static final int LONGEST_NAME = 64;

  /** Also where it is null. */
  boolean isGiven(String name) {
    return values.containsKey(name);
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  /**
   * @throws IllegalArgumentException if there is a field besides these
   */
  Fields only(String... names) {
    List<String> known = List.of(names);
    for (String other : values.keySet()) {
      if (!known.contains(other)) {
        throw new IllegalArgumentException(named(other) + " is no field of it");
      }
    }
    return this;
  }

  String text(String name) {
    if (values.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " is not a string");
  }

  @Nullable String textOrNull(String name) {
    return values.get(name) == null ? null : text(name);
  }

  @Nullable Boolean flagOrNull(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new IllegalArgumentException(name + " is neither true nor false");
  }

  long number(String name) {
    Long number = WholeNumber.of(values.get(name));
    if (number == null) {
      throw new IllegalArgumentException(name + " is not a whole number");
    }
    return number;
  }

  @Nullable Long numberOrNull(String name) {
    return values.get(name) == null ? null : (Long) number(name);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    String text = text(name);
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is none of " + type.getSimpleName(), e);
    }
  }

  @Nullable Map<String, @Nullable Object> objectOrNull(String name) {
    return values.get(name) == null ? null : object(name).copy();
  }

  Fields object(String name) {
    return of(name, values.get(name));
  }

  List<Fields> objects(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      throw new IllegalArgumentException(name + " is not an array");
    }
    List<Fields> objects = new ArrayList<>(list.size());
    for (Object entry : list) {
      objects.add(of(name, entry));
    }
    return objects;
  }

  List<String> texts(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      throw new IllegalArgumentException(name + " is not an array");
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object entry : list) {
      if (!(entry instanceof String text)) {
        throw new IllegalArgumentException(name + " does not hold strings alone");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A name from outside, of any length, as a message can bear it. */
  private static String named(String field) {
    int most = Math.min(field.codePointCount(0, field.length()), LONGEST_NAME);
    return field.substring(0, field.offsetByCodePoints(0, most));
  }

  private Map<String, @Nullable Object> copy() {
    return new LinkedHashMap<>(values);
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys
  private static Fields of(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return new Fields((Map<String, @Nullable Object>) object);
    }
    throw new IllegalArgumentException(name + " is not an object");
  }
}

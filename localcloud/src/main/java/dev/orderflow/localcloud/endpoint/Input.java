package dev.orderflow.localcloud.endpoint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation's parameters, or a structure inside them. Every getter throws an {@link AwsError}
 * that names the parameter if it has another type, or is required and missing.
 */
public final class Input {

  private final String operation;
  private final String prefix;
  private final Map<String, @Nullable Object> members;

  private Input(String operation, String prefix, Map<String, @Nullable Object> members) {
    this.operation = operation;
    this.prefix = prefix;
    this.members = members;
  }

  /**
   * @param value as {@link dev.orderflow.kit.Json} reads it
   */
  public static Input of(String operation, @Nullable Object value) {
    return of(operation, "", value);
  }

  private static Input of(String operation, String prefix, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      throw new AwsError(
          "SerializationException",
          400,
          (prefix.isEmpty() ? "The input" : prefix) + " is no object");
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.forEach((name, member) -> members.put((String) name, member));
    return new Input(operation, prefix.isEmpty() ? "" : prefix + ".", members);
  }

  /** All members as they came. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /**
   * @throws AwsError if another parameter is given, naming it
   */
  public void supportsOnly(Set<String> names) {
    for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
      if (member.getValue() != null && !names.contains(member.getKey())) {
        throw AwsError.unsupported(
            "the parameter " + prefix + member.getKey() + " of " + operation);
      }
    }
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  public Optional<String> optionalText(String name) {
    return member(name, String.class);
  }

  public boolean flag(String name, boolean otherwise) {
    return member(name, Boolean.class).orElse(otherwise);
  }

  /** A whole number, which must lie between {@code least} and {@code most}. */
  public int integer(String name, int least, int most, int otherwise) {
    long value = optionalLong(name).orElse((long) otherwise);
    if (value < least || value > most) {
      throw AwsError.invalid(prefix + name + " must be between " + least + " and " + most + ".");
    }
    return (int) value;
  }

  public Optional<Long> optionalLong(String name) {
    // Some clients write times as 1.7E9.
    return member(name, Number.class)
        .map(number -> number instanceof BigDecimal decimal ? decimal.longValue() : (Long) number);
  }

  public Input object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  public Optional<Input> optionalObject(String name) {
    return member(name, Map.class).map(value -> of(operation, prefix + name, value));
  }

  /** A list of structures; empty if it isn't given. */
  public List<Input> objects(String name) {
    List<Input> objects = new ArrayList<>();
    for (Object element : list(name)) {
      objects.add(of(operation, prefix + name + "[" + objects.size() + "]", element));
    }
    return objects;
  }

  /** A list of texts; empty if it isn't given. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof String text)) {
        throw wrongType(name);
      }
      texts.add(text);
    }
    return texts;
  }

  /** A map of texts; empty if it isn't given. */
  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    optionalObject(name)
        .ifPresent(map -> map.members.keySet().forEach(key -> texts.put(key, map.text(key))));
    return texts;
  }

  private List<?> list(String name) {
    return member(name, List.class).map(list -> (List<?>) list).orElse(List.of());
  }

  private <T> Optional<T> member(String name, Class<T> type) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw wrongType(name);
    }
    return Optional.of(type.cast(value));
  }

  private AwsError wrongType(String name) {
    return new AwsError(
        "SerializationException", 400, prefix + name + " of " + operation + " has the wrong type.");
  }

  private AwsError missing(String name) {
    return AwsError.invalid(operation + " needs the parameter " + prefix + name + ".");
  }
}

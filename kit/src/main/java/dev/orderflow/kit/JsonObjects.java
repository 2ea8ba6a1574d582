package dev.orderflow.kit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed looks into parsed JSON; a wrong type is a {@link JsonException} that names the field. */
public final class JsonObjects {

  private JsonObjects() {}

  @SuppressWarnings("unchecked") // Json.parse makes objects of no other type
  public static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return (Map<String, @Nullable Object>) object;
    }
    throw new JsonException(name + " is not a JSON object");
  }

  public static String text(Map<String, @Nullable Object> object, String name) {
    if (object.get(name) instanceof String text) {
      return text;
    }
    throw new JsonException(name + " is not a string");
  }
}

package dev.orderflow.localcloud.dynamodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** From one of the SDK's responses to the members of its JSON. */
final class PojoWriter {

  private PojoWriter() {}

  static Map<String, @Nullable Object> write(SdkPojo pojo) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (isSet(value)) {
        members.put(field.locationName(), member(field.locationName(), value));
      }
    }
    if (pojo instanceof AttributeValue && members.isEmpty()) {
      // The engine's streams lose that it is a map; nothing else can be empty in this way.
      members.put("M", Map.of());
    }
    return members;
  }

  // The SDK puts a marker where a collection was never set, and a set collection may be empty.
  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static Object member(String name, Object value) {
    return value instanceof String text ? Arns.outside(name, text) : json(value);
  }

  private static Object json(Object value) {
    return switch (value) {
      case SdkPojo pojo -> write(pojo);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Instant instant -> BigDecimal.valueOf(instant.toEpochMilli(), 3);
      case Double number -> BigDecimal.valueOf(number);
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      default -> value;
    };
  }

  private static List<Object> list(List<?> elements) {
    List<Object> list = new ArrayList<>(elements.size());
    elements.forEach(element -> list.add(json(element)));
    return list;
  }

  private static Map<String, Object> map(Map<?, ?> entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> map.put((String) key, json(value)));
    return map;
  }
}

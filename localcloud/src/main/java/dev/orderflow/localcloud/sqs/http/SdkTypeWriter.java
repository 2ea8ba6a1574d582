package dev.orderflow.localcloud.sqs.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What the SDK's types say as JSON values; an empty list or map is left out, as by AWS. */
final class SdkTypeWriter {

  private SdkTypeWriter() {}

  static Map<String, Object> members(SdkPojo source) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : source.sdkFields()) {
      Object value = value(field.getValueOrDefault(source));
      if (value != null) {
        members.put(field.locationName(), value);
      }
    }
    return members;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SdkPojo nested -> members(nested);
      case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
      case List<?> list -> list.isEmpty() ? null : list(list);
      case Map<?, ?> map -> map.isEmpty() ? null : map(map);
      case Integer number -> Long.valueOf(number);
      default -> value;
    };
  }

  private static List<Object> list(List<?> list) {
    List<Object> values = new ArrayList<>(list.size());
    for (Object item : list) {
      Object value = value(item);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static Map<String, Object> map(Map<?, ?> map) {
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach(
        (name, item) -> {
          Object value = value(item);
          if (value != null) {
            values.put(String.valueOf(name), value);
          }
        });
    return values;
  }
}

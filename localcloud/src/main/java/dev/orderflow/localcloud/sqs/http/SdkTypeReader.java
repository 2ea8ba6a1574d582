package dev.orderflow.localcloud.sqs.http;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Fills the SDK's types with what a request says; what they do not know is passed over, as on AWS.
 */
final class SdkTypeReader {

  private SdkTypeReader() {}

  /**
   * @param members JSON values; in the query protocol numbers and truth values are texts
   * @throws AwsError if a value is not of its member's type
   */
  static void fill(SdkPojo target, Map<?, ?> members) {
    for (SdkField<?> field : target.sdkFields()) {
      Object given = members.get(field.locationName());
      if (given != null) {
        field.set(target, value(field, given));
      }
    }
  }

  private static Object value(SdkField<?> field, Object given) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING && given instanceof String text) {
      return text;
    }
    if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
      return number(field, type, given);
    }
    if (type == MarshallingType.BOOLEAN) {
      return truth(field, given);
    }
    if (type == MarshallingType.SDK_BYTES && given instanceof String text) {
      return bytes(field, text);
    }
    if (type == MarshallingType.SDK_POJO && given instanceof Map<?, ?> members) {
      SdkPojo nested = field.constructor().get();
      fill(nested, members);
      return ((SdkBuilder<?, ?>) nested).build();
    }
    if (type == MarshallingType.LIST && given instanceof List<?> items) {
      return list(field.getTrait(ListTrait.class).memberFieldInfo(), items);
    }
    if (type == MarshallingType.MAP && given instanceof Map<?, ?> entries) {
      return map(field.getTrait(MapTrait.class).valueFieldInfo(), entries);
    }
    throw unreadable(field);
  }

  private static List<Object> list(SdkField<?> member, List<?> items) {
    List<Object> values = new ArrayList<>(items.size());
    for (Object item : items) {
      if (item != null) {
        values.add(value(member, item));
      }
    }
    return values;
  }

  private static Map<String, Object> map(SdkField<?> member, Map<?, ?> entries) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      @Nullable Object given = entry.getValue();
      if (given != null) {
        values.put(String.valueOf(entry.getKey()), value(member, given));
      }
    }
    return values;
  }

  private static Number number(SdkField<?> field, MarshallingType<?> type, Object given) {
    try {
      long whole = new java.math.BigDecimal(String.valueOf(given)).longValueExact();
      return type == MarshallingType.LONG ? (Number) whole : (Number) Math.toIntExact(whole);
    } catch (ArithmeticException | NumberFormatException e) {
      throw unreadable(field);
    }
  }

  private static Boolean truth(SdkField<?> field, Object given) {
    return switch (String.valueOf(given)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unreadable(field);
    };
  }

  private static SdkBytes bytes(SdkField<?> field, String base64) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw unreadable(field);
    }
  }

  private static AwsError unreadable(SdkField<?> field) {
    return new AwsError(
        "SerializationException", 400, field.locationName() + " is not of the type that it has.");
  }
}

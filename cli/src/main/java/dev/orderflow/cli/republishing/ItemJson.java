package dev.orderflow.cli.republishing;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items in DynamoDB's JSON, as records of a stream have them. */
public final class ItemJson {

  private ItemJson() {}

  public static Map<String, Object> of(Map<String, AttributeValue> item) {
    Map<String, Object> json = new LinkedHashMap<>();
    item.forEach((name, value) -> json.put(name, of(value)));
    return json;
  }

  private static Map<String, Object> of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", base64(value.b()));
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS -> Map.of("BS", value.bs().stream().map(ItemJson::base64).toList());
      case L -> Map.of("L", list(value.l()));
      case M -> Map.of("M", of(value.m()));
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("a value of no known type");
    };
  }

  private static List<Map<String, Object>> list(List<AttributeValue> values) {
    return values.stream().map(ItemJson::of).toList();
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}

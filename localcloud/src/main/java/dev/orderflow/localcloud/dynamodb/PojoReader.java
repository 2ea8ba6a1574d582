package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.endpoint.AwsError;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.utils.builder.Buildable;

/** From a request's JSON to the SDK's request, guided by the fields that each SDK class lists. */
final class PojoReader {

  private static final JsonNodeParser PARSER = JsonNode.parser();

  private PojoReader() {}

  /**
   * Sets what the JSON object has on the builder; members unknown to it are left out.
   *
   * @throws AwsError if the body is not such an object
   */
  static void read(byte[] body, SdkPojo builder) {
    try {
      fill(builder, PARSER.parse(body));
    } catch (UncheckedIOException e) {
      throw refused("it is not valid JSON");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static AwsError refused(String reason) {
    return new AwsError(
        "SerializationException", 400, "The request's body cannot be read: " + reason + ".");
  }

  private static Object build(SdkPojo builder, JsonNode node) {
    fill(builder, node);
    return ((Buildable) builder).build();
  }

  private static void fill(SdkPojo builder, JsonNode node) {
    Map<String, JsonNode> members = node.asObject();
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode member = members.get(field.locationName());
      if (member != null && !member.isNull()) {
        field.set(builder, value(field, member));
      }
    }
  }

  private static Object value(SdkField<?> field, JsonNode node) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> Arns.inside(field.locationName(), node.asString());
      case INTEGER -> Integer.valueOf(node.asNumber());
      case LONG -> Long.valueOf(node.asNumber());
      case DOUBLE -> Double.valueOf(node.asNumber());
      case BOOLEAN -> node.asBoolean();
      case INSTANT -> instant(new BigDecimal(node.asNumber()));
      case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(node.asString()));
      case SDK_POJO -> build(field.constructor().get(), node);
      case LIST -> list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), node);
      case MAP -> map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), node);
      case NULL, FLOAT, BIG_DECIMAL, SHORT, BYTE, DOCUMENT ->
          throw new IllegalArgumentException(field.memberName() + " is not supported");
    };
  }

  private static List<Object> list(SdkField<?> element, JsonNode node) {
    List<Object> list = new ArrayList<>();
    node.asArray().forEach(each -> list.add(value(element, each)));
    return list;
  }

  private static Map<String, Object> map(SdkField<?> element, JsonNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.asObject().forEach((key, each) -> map.put(key, value(element, each)));
    return map;
  }

  private static Instant instant(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }
}

package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.option;

import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.StringMessageAttribute;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Message attributes, as ElasticMQ, the SDK and the journal have them. */
final class Attributes {

  private Attributes() {}

  static List<StoredMessage.Attribute> stored(
      scala.collection.immutable.Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return List.of();
    }
    List<StoredMessage.Attribute> stored = new ArrayList<>();
    CollectionConverters.asJava(attributes)
        .forEach(
            (name, value) ->
                stored.add(new StoredMessage.Attribute(name, value.getDataType(), text(value))));
    return stored;
  }

  static scala.collection.immutable.Map<String, MessageAttribute> scala(
      List<StoredMessage.Attribute> attributes) {
    Map<String, MessageAttribute> values = new HashMap<>();
    for (StoredMessage.Attribute attribute : attributes) {
      values.put(attribute.name(), scala(attribute.type(), attribute.value()));
    }
    return Map$.MODULE$.from(CollectionConverters.asScala(values));
  }

  /** Of attributes that {@link MessageRules} has passed. */
  static scala.collection.immutable.Map<String, MessageAttribute> scala(
      Map<String, MessageAttributeValue> attributes) {
    if (attributes.isEmpty()) {
      return Map$.MODULE$.empty();
    }
    Map<String, MessageAttribute> values = new HashMap<>();
    attributes.forEach((name, value) -> values.put(name, scala(value)));
    return Map$.MODULE$.from(CollectionConverters.asScala(values));
  }

  static MessageAttributeValue sdk(MessageAttribute attribute) {
    MessageAttributeValue.Builder value =
        MessageAttributeValue.builder().dataType(attribute.getDataType());
    if (attribute instanceof BinaryMessageAttribute binary) {
      return value.binaryValue(bytes(binary)).build();
    }
    return value.stringValue(text(attribute)).build();
  }

  private static MessageAttribute scala(MessageAttributeValue value) {
    return value.binaryValue() == null
        ? scala(value.dataType(), value.stringValue())
        : BinaryMessageAttribute.fromByteBuffer(
            value.binaryValue().asByteBuffer(), customType(value.dataType()));
  }

  private static MessageAttribute scala(String type, String value) {
    if (type.startsWith("Binary")) {
      return BinaryMessageAttribute.fromBase64(value, customType(type));
    }
    return type.startsWith("Number")
        ? new NumberMessageAttribute(value, customType(type))
        : new StringMessageAttribute(value, customType(type));
  }

  private static Option<String> customType(String type) {
    int dot = type.indexOf('.');
    return option(dot < 0 ? null : type.substring(dot + 1));
  }

  private static String text(MessageAttribute attribute) {
    return switch (attribute) {
      case StringMessageAttribute string -> string.stringValue();
      case NumberMessageAttribute number -> number.stringValue();
      case BinaryMessageAttribute binary -> binary.asBase64();
      default -> throw new IllegalStateException("attribute of " + attribute.getClass());
    };
  }

  private static SdkBytes bytes(BinaryMessageAttribute binary) {
    return SdkBytes.fromByteArray(java.util.Base64.getDecoder().decode(binary.asBase64()));
  }
}

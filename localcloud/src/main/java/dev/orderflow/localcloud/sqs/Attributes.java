package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Message attributes, as the SDK and the journal have them. */
final class Attributes {

  private Attributes() {}

  static List<StoredMessage.Attribute> stored(Map<String, MessageAttributeValue> attributes) {
    if (attributes.isEmpty()) {
      return List.of();
    }
    List<StoredMessage.Attribute> stored = new ArrayList<>();
    attributes.forEach(
        (name, value) ->
            stored.add(new StoredMessage.Attribute(name, value.dataType(), text(value))));
    return stored;
  }

  private static String text(MessageAttributeValue value) {
    return value.binaryValue() == null
        ? value.stringValue()
        : Base64.getEncoder().encodeToString(value.binaryValue().asByteArrayUnsafe());
  }

  static Map<String, MessageAttributeValue> sdk(List<StoredMessage.Attribute> stored) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    for (StoredMessage.Attribute attribute : stored) {
      var value = MessageAttributeValue.builder().dataType(attribute.type());
      if (attribute.type().startsWith("Binary")) {
        value.binaryValue(
            SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(attribute.value())));
      } else {
        value.stringValue(attribute.value());
      }
      attributes.put(attribute.name(), value.build());
    }
    return Map.copyOf(attributes);
  }
}

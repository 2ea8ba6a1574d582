package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Account;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The event in which Lambda hands a batch of messages to a function. */
final class SqsEvent {

  private SqsEvent() {}

  static byte[] of(List<Message> batch, String queueArn) {
    List<Object> records = new ArrayList<>(batch.size());
    batch.forEach(message -> records.add(record(message, queueArn)));
    return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> record(Message message, String queueArn) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("messageId", message.messageId());
    record.put("receiptHandle", message.receiptHandle());
    record.put("body", message.body());
    record.put("attributes", message.attributesAsStrings());
    record.put("messageAttributes", attributes(message.messageAttributes()));
    record.put("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.put("eventSource", "aws:sqs");
    record.put("eventSourceARN", queueArn);
    record.put("awsRegion", Account.REGION);
    return record;
  }

  private static Map<String, Object> attributes(Map<String, MessageAttributeValue> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, attribute(value)));
    return values;
  }

  private static Map<String, Object> attribute(MessageAttributeValue value) {
    Map<String, Object> attribute = new LinkedHashMap<>();
    if (value.stringValue() != null) {
      attribute.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      attribute.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    attribute.put("stringListValues", List.of());
    attribute.put("binaryListValues", List.of());
    attribute.put("dataType", value.dataType());
    return attribute;
  }
}

package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What Lambda says beside an event in a function's dead-letter queue. Source: Lambda developer
 * guide, "Adding a dead-letter queue".
 */
final class DeadLetterAttributes {

  private static final int LONGEST_MESSAGE = 1024;

  private DeadLetterAttributes() {}

  /**
   * @param error the payload of the function's error
   */
  static Map<String, MessageAttributeValue> of(String requestId, byte[] error) {
    return Map.of(
        "RequestID", attribute("String", requestId),
        "ErrorCode", attribute("Number", "200"),
        "ErrorMessage", attribute("String", message(error)));
  }

  private static String message(byte[] error) {
    Object told = Json.parse(error) instanceof Map<?, ?> fields ? fields.get("errorMessage") : null;
    String message = told instanceof String text && !text.isEmpty() ? text : "Unhandled";
    return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
  }

  private static MessageAttributeValue attribute(String type, String value) {
    return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
  }
}

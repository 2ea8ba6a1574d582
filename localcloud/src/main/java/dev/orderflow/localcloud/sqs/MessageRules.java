package dev.orderflow.localcloud.sqs;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What SQS asks of a message before it takes it. Sizes are in bytes of UTF-8. */
final class MessageRules {

  static final String TRACE_HEADER = "AWSTraceHeader";

  private static final int MAX_ATTRIBUTES = 10;
  private static final int MAX_DELAY_SECONDS = 900;

  private static final int MAX_NAME = 256;
  private static final Pattern ATTRIBUTE_NAME =
      Pattern.compile("[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+");
  private static final Pattern ATTRIBUTE_TYPE =
      Pattern.compile("(String|Number|Binary)(\\..{1,249})?");

  private MessageRules() {}

  /** Returns null if the message may be sent. */
  static @Nullable Refusal check(
      @Nullable String body,
      Map<String, MessageAttributeValue> attributes,
      @Nullable Integer delaySeconds) {
    if (body == null || body.isEmpty()) {
      return Refusal.missing("MessageBody");
    }
    if (delaySeconds != null && (delaySeconds < 0 || delaySeconds > MAX_DELAY_SECONDS)) {
      return Refusal.invalid(
          "Value %d for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= %d."
              .formatted(delaySeconds, MAX_DELAY_SECONDS));
    }
    int invalid = Utf8.invalidAt(body);
    return invalid < 0 ? checkAttributes(attributes) : invalidCharacter(body.codePointAt(invalid));
  }

  /** Returns null if all of them may be sent. */
  static @Nullable Refusal checkSystemNames(Set<String> names) {
    return names.stream()
        .filter(name -> !name.equals(TRACE_HEADER))
        .findFirst()
        .map(it -> Refusal.invalid("Message system attribute name '" + it + "' is invalid."))
        .orElse(null);
  }

  static int size(@Nullable String body, Map<String, MessageAttributeValue> attributes) {
    int size = body == null ? 0 : Utf8.length(body);
    for (var attribute : attributes.entrySet()) {
      size += Utf8.length(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  static Refusal tooLong(int most) {
    return Refusal.invalid(
        "One or more parameters are invalid. Reason: Message must be shorter than "
            + most
            + " bytes.");
  }

  private static int size(MessageAttributeValue value) {
    int size = value.dataType() == null ? 0 : Utf8.length(value.dataType());
    if (value.binaryValue() != null) {
      return size + value.binaryValue().asByteBuffer().remaining();
    }
    return size + (value.stringValue() == null ? 0 : Utf8.length(value.stringValue()));
  }

  private static Refusal invalidCharacter(int codePoint) {
    return new Refusal(
        Refusal.INVALID_CONTENTS,
        String.format(
            Locale.ROOT,
            "Invalid character '#x%X' was found in the message body. Allowed are #x9 | #xA | #xD |"
                + " #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.",
            codePoint));
  }

  private static @Nullable Refusal checkAttributes(Map<String, MessageAttributeValue> attributes) {
    if (attributes.size() > MAX_ATTRIBUTES) {
      return Refusal.invalid(
          "Number of message attributes [%d] exceeds the allowed maximum [%d]."
              .formatted(attributes.size(), MAX_ATTRIBUTES));
    }
    for (var attribute : attributes.entrySet()) {
      Refusal refusal = checkAttribute(attribute.getKey(), attribute.getValue());
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static @Nullable Refusal checkAttribute(String name, MessageAttributeValue value) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (name.length() > MAX_NAME
        || !ATTRIBUTE_NAME.matcher(name).matches()
        || upper.startsWith("AWS.")
        || upper.startsWith("AMAZON.")) {
      return Refusal.invalid("Message attribute name '" + name + "' is invalid.");
    }
    String type = value.dataType();
    if (type == null || !ATTRIBUTE_TYPE.matcher(type).matches()) {
      return Refusal.invalid(
          "The type of message (user) attribute '%s' is invalid. You must use only the following"
                  .formatted(name)
              + " supported type prefixes: Binary, Number, String.");
    }
    return hasValue(type, value)
        ? null
        : Refusal.invalid(
            "The message (user) attribute '%s' must contain a non-empty, valid value of type '%s'."
                .formatted(name, type));
  }

  private static boolean hasValue(String type, MessageAttributeValue value) {
    if (type.startsWith("Binary")) {
      return value.binaryValue() != null && value.binaryValue().asByteBuffer().hasRemaining();
    }
    String text = value.stringValue();
    if (text == null || text.isEmpty() || Utf8.invalidAt(text) >= 0) {
      return false;
    }
    return !type.startsWith("Number") || isNumber(text);
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).precision() <= 38;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}

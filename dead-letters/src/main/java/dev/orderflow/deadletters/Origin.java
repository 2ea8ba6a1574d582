package dev.orderflow.deadletters;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Where a dead letter comes from, and with it the way back. */
public sealed interface Origin {

  /** Received from a queue again and again, never deleted. */
  record Unprocessed(String receives) implements Origin {}

  /**
   * An event that EventBridge could not deliver; its attributes say why.
   *
   * @param targetArn the target it was meant for
   */
  record Undelivered(String targetArn, String ruleArn, String code, String message)
      implements Origin {}

  /**
   * An asynchronous invocation that failed for good; the letter is Lambda's record of it.
   *
   * @param functionArn with the qualifier that was invoked
   * @param payload what to invoke it with again
   */
  record FailedInvocation(String functionArn, String condition, String error, String payload)
      implements Origin {}

  /** Nothing that says where to. */
  record Unknown() implements Origin {}

  static Origin of(Message message, DeadLetterQueue queue) {
    String target = attribute(message, "TARGET_ARN");
    if (!target.isEmpty()) {
      return new Undelivered(
          target,
          attribute(message, "RULE_ARN"),
          attribute(message, "ERROR_CODE"),
          attribute(message, "ERROR_MESSAGE"));
    }
    Origin invocation = queue.sources().isEmpty() ? failedInvocation(message.body()) : null;
    if (invocation != null) {
      return invocation;
    }
    return queue.sources().isEmpty() ? new Unknown() : new Unprocessed(receives(message));
  }

  /** One line for people. */
  default String cause() {
    return switch (this) {
      case Unprocessed(var receives) -> "received " + receives + " times, never processed";
      case Undelivered(var target, _, var code, var message) ->
          "not delivered to " + name(target) + ": " + code + " " + message;
      case FailedInvocation(var function, var condition, var error, _) ->
          name(function) + " failed (" + condition + "): " + error;
      case Unknown() -> "unknown";
    };
  }

  private static String receives(Message message) {
    return message
        .attributes()
        .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "?");
  }

  private static @Nullable Origin failedInvocation(String body) {
    try {
      return Json.parse(body) instanceof Map<?, ?> record
              && record.get("requestContext") instanceof Map<?, ?> context
              && context.get("functionArn") instanceof String function
              && record.containsKey("requestPayload")
          ? new FailedInvocation(
              function,
              Objects.toString(context.get("condition"), "unknown condition"),
              error(record),
              Json.write(record.get("requestPayload")))
          : null;
    } catch (JsonException notARecord) {
      return null;
    }
  }

  private static String error(Map<?, ?> record) {
    return record.get("responsePayload") instanceof Map<?, ?> response
        ? Objects.toString(response.get("errorType"), "")
            + " "
            + Objects.toString(response.get("errorMessage"), "")
        : "no response";
  }

  private static String attribute(Message message, String name) {
    var attribute = message.messageAttributes().get(name);
    return attribute == null ? "" : Objects.requireNonNullElse(attribute.stringValue(), "");
  }

  private static String name(String arn) {
    String[] parts = arn.split(":", 7);
    return parts.length == 7 ? parts[6] : arn.substring(arn.lastIndexOf(':') + 1);
  }
}

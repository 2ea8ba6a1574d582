package dev.orderflow.deadletters;

import dev.orderflow.kit.FailureAttributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** Where a dead letter comes from, and with it the way back. */
public sealed interface Origin {

  /**
   * A message that its queue's function failed on for good.
   *
   * @param failure why, and after how many attempts; null if the function never said
   */
  record Unprocessed(@Nullable String failure) implements Origin {}

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

  /**
   * Changes of a table that a function did not do; the letter is Lambda's record of where they are.
   */
  record GivenUp(String functionArn, String condition, StreamRange range) implements Origin {}

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
    return queue.sources().isEmpty() ? new Unknown() : new Unprocessed(failure(message));
  }

  /** One line for people. */
  default String cause() {
    return switch (this) {
      case Unprocessed(var failure) ->
          failure == null
              ? "never processed: its function told no error, so it ran out of time or memory"
              : failure;
      case Undelivered(var target, _, var code, var message) ->
          "not delivered to " + name(target) + ": " + code + " " + message;
      case FailedInvocation(var function, var condition, var error, _) ->
          name(function) + " failed (" + condition + "): " + error;
      case GivenUp(var function, var condition, var range) ->
          "%s did not do %d changes of table %s (%s), the first of %s"
              .formatted(
                  name(function), range.size(), range.table(), condition, range.firstArrival());
      case Unknown() -> "unknown";
    };
  }

  private static @Nullable String failure(Message message) {
    String reason = LetterFailure.recorded(message);
    String retries = attribute(message, FailureAttributes.RETRIES);
    if (reason == null) {
      return null;
    }
    return switch (retries) {
      case "" -> "failed: " + reason;
      case "0" -> "failed at the first attempt: " + reason;
      case "1" -> "failed after 1 retry: " + reason;
      default -> "failed after " + retries + " retries: " + reason;
    };
  }

  private static @Nullable Origin failedInvocation(String body) {
    try {
      return Json.parse(body) instanceof Map<?, ?> record
              && record.get("requestContext") instanceof Map<?, ?> context
              && context.get("functionArn") instanceof String function
          ? failedInvocation(
              record, function, Objects.toString(context.get("condition"), "unknown condition"))
          : null;
    } catch (JsonException notARecord) {
      return null;
    }
  }

  private static @Nullable Origin failedInvocation(
      Map<?, ?> record, String function, String condition) {
    if (record.containsKey("requestPayload")) {
      String payload = Json.write(record.get("requestPayload"));
      return new FailedInvocation(function, condition, error(record), payload);
    }
    StreamRange range =
        record.get("DDBStreamBatchInfo") instanceof Map<?, ?> info ? StreamRange.of(info) : null;
    return range == null ? null : new GivenUp(function, condition, range);
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

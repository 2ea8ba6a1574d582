package dev.orderflow.deadletters;

import dev.orderflow.kit.FailureAttributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What is recorded with a letter of how it failed. SQS's own count of receives goes on with every
 * look at the letter, so it says nothing of attempts.
 *
 * @param reason the last error; null if nobody could record it
 * @param attempts of the work, as whoever gave it up has counted them; null if nobody did
 * @param failedMessageId the message's id where it failed, as logs have it; null if it is the same
 * @param redriveId of the redrive that sent it before it failed again; null if none did
 */
public record LetterFailure(
    @Nullable String reason,
    @Nullable Long attempts,
    @Nullable String failedMessageId,
    @Nullable String redriveId) {

  public static LetterFailure of(Message letter, DeadLetterQueue queue) {
    Origin origin = Origin.of(letter, queue);
    return new LetterFailure(
        reason(letter, origin),
        attempts(letter, origin),
        attribute(letter, FailureAttributes.MESSAGE_ID),
        attribute(letter, Delivery.REDRIVE_ID));
  }

  /** Such as {@code JsonException: id is not a string}. */
  static @Nullable String recorded(Message letter) {
    String code = attribute(letter, FailureAttributes.CODE);
    String message = attribute(letter, FailureAttributes.MESSAGE);
    return code == null ? message : message == null ? code : code + ": " + message;
  }

  private static @Nullable String reason(Message letter, Origin origin) {
    return switch (origin) {
      case Origin.Unprocessed _, Origin.Undelivered _, Origin.Unknown _ -> recorded(letter);
      case Origin.FailedInvocation(_, _, var error, _) -> error;
      case Origin.GivenUp(_, var condition, _) -> condition;
    };
  }

  private static @Nullable Long attempts(Message letter, Origin origin) {
    return switch (origin) {
      case Origin.Unprocessed _, Origin.Undelivered _, Origin.Unknown _ -> {
        Long retries = number(attribute(letter, FailureAttributes.RETRIES));
        yield retries == null ? null : retries + 1;
      }
      case Origin.FailedInvocation _, Origin.GivenUp _ -> invocations(letter.body());
    };
  }

  private static @Nullable Long invocations(String body) {
    try {
      return Json.parse(body) instanceof Map<?, ?> record
              && record.get("requestContext") instanceof Map<?, ?> context
              && context.get("approximateInvokeCount") instanceof Long count
          ? count
          : null;
    } catch (JsonException e) {
      return null;
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,9}") ? Long.valueOf(text) : null;
  }

  private static @Nullable String attribute(Message letter, String name) {
    var attribute = letter.messageAttributes().get(name);
    return attribute == null ? null : attribute.stringValue();
  }
}

package dev.orderflow.api.operate;

import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.LetterFailure;
import dev.orderflow.deadletters.Origin;
import dev.orderflow.deadletters.PaymentTokens;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.Times;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A dead letter, as it is shown.
 *
 * @param sentAt when it, or the event in it, was sent to where it lies
 * @param orderIds of all orders that it names
 * @param body without payment tokens
 */
record Letter(
    String queue,
    String messageId,
    Instant sentAt,
    LetterFailure failure,
    Set<String> orderIds,
    String cause,
    @Nullable String detail,
    String body) {

  static Letter of(Message message, DeadLetterQueue queue) {
    Object json = parsed(message.body());
    Origin origin = Origin.of(message, queue);
    return new Letter(
        queue.name(),
        message.messageId(),
        Instant.ofEpochMilli(number(message, MessageSystemAttributeName.SENT_TIMESTAMP)),
        LetterFailure.of(message, queue),
        OrderIds.in(json),
        origin.cause(),
        detail(origin),
        PaymentTokens.redacted(message.body()));
  }

  Map<String, @Nullable Object> json() {
    return new Fields()
        .put("messageId", messageId)
        .put("sentAt", Times.text(sentAt))
        .put("attempts", failure.attempts())
        .put("orderId", orderIds.stream().findFirst().orElse(null))
        .put("cause", cause)
        .put("reason", failure.reason())
        .put("failedMessageId", failure.failedMessageId())
        .put("redriveId", failure.redriveId())
        .put("detail", detail)
        .put("body", body)
        .json();
  }

  /** Its step in the timeline of an order that it names. */
  Map<String, @Nullable Object> step() {
    return new Fields()
        .put("time", Times.text(sentAt))
        .put("kind", "dead-letter")
        .put("type", queue)
        .put("messageId", messageId)
        .put("attempt", failure.attempts())
        .put("reason", cause)
        .json();
  }

  private static @Nullable String detail(Origin origin) {
    return switch (origin) {
      case Origin.Unprocessed _ -> null;
      case Origin.Unknown _ -> null;
      case Origin.Undelivered(_, var rule, _, _) -> rule.isEmpty() ? null : "by " + rule;
      case Origin.FailedInvocation(var function, _, _, _) -> "by " + function;
      case Origin.GivenUp(var function, _, _) -> "by " + function;
    };
  }

  private static @Nullable Object parsed(String body) {
    try {
      return Json.parse(body);
    } catch (JsonException e) {
      return null;
    }
  }

  private static long number(Message message, MessageSystemAttributeName name) {
    String text = message.attributes().getOrDefault(name, "");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}

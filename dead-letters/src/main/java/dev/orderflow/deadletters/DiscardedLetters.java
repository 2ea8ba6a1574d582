package dev.orderflow.deadletters;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The table {@code DiscardedLetters}: what operators took out of dead-letter queues for good, with
 * who did it, when and why. A letter is recorded before it is deleted: killed in between, it is
 * there still, and discarding it again records it once more.
 */
public record DiscardedLetters(Supplier<DynamoDbClient> dynamoDb, String table) {

  public static final String TABLE = "DiscardedLetters";

  /** Letters to look through for the one that is meant. */
  private static final int MOST_LOOKED_THROUGH = 1_000;

  private static final Duration KEPT = Duration.ofDays(400);

  /** An item has at most 400 KB; with room for all that is not the body. */
  private static final int MOST_BYTES = 380_000;

  /** A page has at most 1 MB by itself. */
  private static final int MOST_LISTED = 50;

  /**
   * @param next where the list goes on; null at its end
   */
  public record Page(List<Map<String, @Nullable Object>> letters, @Nullable String next) {}

  /**
   * Takes a letter out of its queue for good; false if no letter that can be had now has the id.
   *
   * @param actor who does it
   * @throws UndeliverableException if it is too large to be kept
   */
  public boolean discard(
      SqsClient sqs,
      DeadLetterQueue queue,
      String messageId,
      String actor,
      String reason,
      Instant now) {
    try (Letters letters = new Letters(sqs, queue.url())) {
      int left = MOST_LOOKED_THROUGH;
      List<Message> next = letters.next(left);
      while (!next.isEmpty()) {
        for (Message letter : next) {
          if (letter.messageId().equals(messageId)) {
            keep(letter, queue, actor, reason, now);
            letters.delete(letter);
            return true;
          }
        }
        left -= next.size();
        next = left > 0 ? letters.next(left) : List.of();
      }
      return false;
    }
  }

  /** The latest first. */
  public Page of(String queue, @Nullable String after) {
    QueryResponse page =
        dynamoDb
            .get()
            .query(
                r -> {
                  r.tableName(table)
                      .keyConditionExpression("#queue = :queue")
                      .expressionAttributeNames(Map.of("#queue", "queue"))
                      .expressionAttributeValues(Map.of(":queue", text(queue)))
                      .scanIndexForward(false)
                      .limit(MOST_LISTED);
                  if (after != null) {
                    r.exclusiveStartKey(Map.of("queue", text(queue), "discardId", text(after)));
                  }
                });
    AttributeValue next = page.lastEvaluatedKey().get("discardId");
    return new Page(
        page.items().stream().map(DiscardedLetters::shown).toList(),
        next == null ? null : next.s());
  }

  private void keep(
      Message letter, DeadLetterQueue queue, String actor, String reason, Instant now) {
    String body = PaymentTokens.redacted(letter.body());
    if (body.getBytes(UTF_8).length > MOST_BYTES) {
      throw new UndeliverableException("it has more than 380,000 bytes, which no record holds");
    }
    LetterFailure failure = LetterFailure.of(letter, queue);
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("queue", text(queue.name()));
    item.put("discardId", text(Times.text(now) + "." + letter.messageId()));
    item.put("messageId", text(letter.messageId()));
    item.put("discardedAt", text(Times.text(now)));
    item.put("discardedBy", text(actor));
    item.put("discardedBecause", text(reason));
    item.put("cause", text(Origin.of(letter, queue).cause()));
    if (failure.attempts() != null) {
      item.put("attempts", number(failure.attempts()));
    }
    String sent = letter.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    if (sent != null) {
      item.put("sentAt", text(Times.text(Instant.ofEpochMilli(Long.parseLong(sent)))));
    }
    item.put("body", text(body));
    item.put("expiresAt", number(now.plus(KEPT).getEpochSecond()));
    dynamoDb.get().putItem(r -> r.tableName(table).item(item));
  }

  private static Map<String, @Nullable Object> shown(Map<String, AttributeValue> item) {
    Map<String, @Nullable Object> plain = new HashMap<>(Attributes.plain(item));
    plain.keySet().removeAll(List.of("queue", "discardId", "expiresAt"));
    return plain;
  }
}

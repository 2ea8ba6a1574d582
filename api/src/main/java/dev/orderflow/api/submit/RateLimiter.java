package dev.orderflow.api.submit;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * How many orders a customer may submit, and how many requests to cancel or return them: a bucket
 * of a minute's tokens, which fills again at that rate. The table keeps one number for it, the time
 * at which the bucket will be full; taking a token moves it on by the time that a token takes to
 * come back.
 */
record RateLimiter(Supplier<DynamoDbClient> dynamoDb, String table, int perMinute) {

  private static final Duration BUCKET = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(1);

  /** Takes a token; if there is none, how long until there is one. */
  @Nullable Duration take(String customerId, Instant now) {
    long time = now.toEpochMilli();
    Long fullAt =
        update(
            customerId,
            "attribute_not_exists(fullAt) OR fullAt <= :now",
            "SET fullAt = :next, expiresAt = :expiresAt",
            Map.of(":now", number(time), ":next", number(time + token())),
            now);
    if (fullAt == null || fullAt - time > latest()) {
      return fullAt == null ? null : Duration.ofMillis(fullAt - time - latest());
    }
    Long moved =
        update(
            customerId,
            "fullAt <= :latest",
            "SET fullAt = fullAt + :token, expiresAt = :expiresAt",
            Map.of(":latest", number(time + latest()), ":token", number(token())),
            now);
    return moved == null ? null : Duration.ofMillis(moved - time - latest());
  }

  private long token() {
    return Math.max(1, BUCKET.toMillis() / perMinute);
  }

  /** How far off a full bucket may be for it to hold one token still. */
  private long latest() {
    return BUCKET.toMillis() - token();
  }

  /** Null if it is done; when the condition fails, the time that stands there. */
  private @Nullable Long update(
      String customerId,
      String condition,
      String expression,
      Map<String, AttributeValue> values,
      Instant now) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":expiresAt", number(now.plus(KEPT).getEpochSecond()));
    try {
      dynamoDb
          .get()
          .updateItem(
              r ->
                  r.tableName(table)
                      .key(Map.of("customerId", text(customerId)))
                      .conditionExpression(condition)
                      .updateExpression(expression)
                      .expressionAttributeValues(all)
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return null;
    } catch (ConditionalCheckFailedException e) {
      AttributeValue fullAt = e.item().get("fullAt");
      return fullAt == null ? Long.valueOf(0) : Long.valueOf(fullAt.n());
    }
  }
}

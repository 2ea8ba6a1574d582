package dev.orderflow.services.notifications;

import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.services.notifications.Claim.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The table {@code Notifications}: an item for each event that a customer was, or may have been,
 * written to about. Items stay, since an archive may be replayed at any time; they hold no address.
 */
record NotificationsTable(DynamoDbClient dynamoDb, String name) {

  /** An item's key. */
  record Key(String orderId, String eventId) {
    private Map<String, AttributeValue> attributes() {
      return Map.of("orderId", text(orderId), "eventId", text(eventId));
    }
  }

  private static final String MINE = "#state = :sending AND claimedAt = :claimedAt";

  /** Empty if the notice is now the caller's to send; otherwise how far another came. */
  Optional<Claim> claim(Key key, String kind, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    item.put("kind", text(kind));
    item.put("state", text(State.SENDING.name()));
    item.put("claimedAt", time(now));
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(name)
                  .item(item)
                  .conditionExpression("attribute_not_exists(orderId)")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(read(e.item()));
    }
  }

  /** Kept in place of a mail that is not to be sent; false if the event came before. */
  boolean withhold(Key key, String kind, String reason, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key.attributes());
    item.put("kind", text(kind));
    item.put("state", text(State.WITHHELD.name()));
    item.put("withheldFor", text(reason));
    item.put("claimedAt", time(now));
    try {
      dynamoDb.putItem(
          r -> r.tableName(name).item(item).conditionExpression("attribute_not_exists(orderId)"));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** What was claimed is not to be sent. */
  void withhold(Key key, Instant claimedAt, String reason) {
    Map<String, AttributeValue> values = mine(claimedAt);
    values.put(":to", text(State.WITHHELD.name()));
    values.put(":reason", text(reason));
    update(key, "SET #state = :to, withheldFor = :reason", MINE, values);
  }

  /** The mail is sent, also if others have given the sender up meanwhile. */
  void sent(Key key, Instant claimedAt, String messageId, Instant now) {
    update(
        key,
        "SET #state = :to, messageId = :messageId, sentAt = :now",
        "claimedAt = :claimedAt",
        Map.of(
            ":to", text(State.SENT.name()),
            ":claimedAt", time(claimedAt),
            ":messageId", text(messageId),
            ":now", time(now)));
  }

  /** Nobody knows whether the mail is sent. */
  void uncertain(Key key, Instant claimedAt) {
    Map<String, AttributeValue> values = mine(claimedAt);
    values.put(":to", text(State.UNCERTAIN.name()));
    update(key, "SET #state = :to", MINE, values);
  }

  /** The mail is not sent, and may be tried again. */
  void release(Key key, Instant claimedAt) {
    try {
      dynamoDb.deleteItem(
          r ->
              r.tableName(name)
                  .key(key.attributes())
                  .conditionExpression(MINE)
                  .expressionAttributeNames(Map.of("#state", "state"))
                  .expressionAttributeValues(mine(claimedAt)));
    } catch (ConditionalCheckFailedException e) {
      // Others took the claim for abandoned: then it is theirs to judge.
    }
  }

  private void update(
      Key key, String expression, String condition, Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(
          r ->
              r.tableName(name)
                  .key(key.attributes())
                  .updateExpression(expression)
                  .conditionExpression(condition)
                  .expressionAttributeNames(Map.of("#state", "state"))
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException e) {
      // The claim is somebody else's by now: so is the verdict.
    }
  }

  private static Map<String, AttributeValue> mine(Instant claimedAt) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":sending", text(State.SENDING.name()));
    values.put(":claimedAt", time(claimedAt));
    return values;
  }

  private static Claim read(Map<String, AttributeValue> item) {
    @Nullable AttributeValue sentAt = item.get("sentAt");
    Instant claimedAt = Instant.parse(required(item, "claimedAt"));
    return new Claim(
        State.valueOf(required(item, "state")),
        claimedAt,
        sentAt == null ? claimedAt : Instant.parse(sentAt.s()));
  }

  private static String required(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}

package dev.orderflow.kit;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * How many of something a holder may have at once, for functions that share no memory: a table has
 * an item for each holder, with a slot for each lease. One write takes a slot, so that a race is
 * decided in the table; a lease that nobody gives back, because its process died, ends by itself.
 *
 * @param table whose key is one text, and whose items may expire by {@code expiresAt}
 * @param key the name of that key
 * @param most leases of one holder at once
 */
public record BoundedLeases(Supplier<DynamoDbClient> dynamoDb, String table, String key, int most) {

  /** Longer than any lease: an expired item would bound nothing. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** When slots change hands faster than they can be asked for. */
  private static final Duration SOON = Duration.ofSeconds(1);

  public BoundedLeases {
    if (most < 1) {
      throw new IllegalArgumentException("at least one lease, not " + most);
    }
  }

  /** What became of an attempt to take one. */
  public sealed interface Outcome {

    record Taken(Lease lease) implements Outcome {}

    /**
     * @param freeAt when the first lease ends, unless it is given back before
     */
    record Full(Instant freeAt) implements Outcome {}
  }

  /**
   * @param value what stands in the slot: when the lease ends, in milliseconds, and whose it is
   */
  public record Lease(String holder, String slot, String value) {}

  /**
   * @param id of what takes it: no two have the same
   * @param until at most a day from now
   */
  public Outcome take(String holder, String id, Instant now, Instant until) {
    String value = until.toEpochMilli() + " " + id;
    String slot = slot(Math.floorMod(id.hashCode(), most));
    for (int attempt = 0; attempt <= most; attempt++) {
      Lease lease = new Lease(holder, slot, value);
      Map<String, AttributeValue> held = write(lease, now);
      if (held == null) {
        return new Outcome.Taken(lease);
      }
      slot = free(held, now);
      if (slot == null) {
        return new Outcome.Full(firstEnd(held));
      }
    }
    return new Outcome.Full(now.plus(SOON));
  }

  /** Gives it back, unless it has ended and the slot is another's. */
  public void release(Lease lease) {
    try {
      dynamoDb
          .get()
          .updateItem(
              r ->
                  r.tableName(table)
                      .key(Map.of(key, text(lease.holder())))
                      .conditionExpression("#slot = :lease")
                      .updateExpression("REMOVE #slot")
                      .expressionAttributeNames(Map.of("#slot", lease.slot()))
                      .expressionAttributeValues(Map.of(":lease", text(lease.value()))));
    } catch (ConditionalCheckFailedException e) {
      // there is nothing of ours to give back
    }
  }

  /** Null if the slot is ours; else all that the holder has. */
  private @Nullable Map<String, AttributeValue> write(Lease lease, Instant now) {
    try {
      dynamoDb
          .get()
          .updateItem(
              r ->
                  r.tableName(table)
                      .key(Map.of(key, text(lease.holder())))
                      // ours already if the answer to a first attempt was lost
                      .conditionExpression(
                          "attribute_not_exists(#slot) OR #slot < :now OR #slot = :lease")
                      .updateExpression("SET #slot = :lease, expiresAt = :expiresAt")
                      .expressionAttributeNames(Map.of("#slot", lease.slot()))
                      .expressionAttributeValues(
                          Map.of(
                              ":lease", text(lease.value()),
                              ":now", text(order(now)),
                              ":expiresAt", number(now.plus(KEPT).getEpochSecond())))
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return null;
    } catch (ConditionalCheckFailedException e) {
      return e.item();
    }
  }

  private @Nullable String free(Map<String, AttributeValue> held, Instant now) {
    for (int i = 0; i < most; i++) {
      AttributeValue value = held.get(slot(i));
      if (value == null || value.s().compareTo(order(now)) < 0) {
        return slot(i);
      }
    }
    return null;
  }

  private Instant firstEnd(Map<String, AttributeValue> held) {
    return held.entrySet().stream()
        .filter(it -> it.getKey().startsWith("slot"))
        .map(it -> it.getValue().s())
        .min(String::compareTo)
        .map(it -> Instant.ofEpochMilli(Long.parseLong(it.substring(0, it.indexOf(' ')))))
        .orElseThrow();
  }

  /** As text, times have the order of their milliseconds: 13 digits from 2001 to 2286. */
  private static String order(Instant now) {
    return Long.toString(now.toEpochMilli());
  }

  private static String slot(int number) {
    return "slot" + number;
  }
}

package dev.orderflow.orders.process;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.form.OrderDetail;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code Orders}. One conditional write stores an order; it is the permanent guard. */
record OrdersTable(DynamoDbClient dynamoDb, String name) {

  enum Result {
    STORED,
    /** By an earlier delivery of the same order. */
    ALREADY_STORED,
    /** Another order has the id; it is untouched. */
    CONFLICT
  }

  Result store(QueuedOrder queued, Instant now) {
    Map<String, AttributeValue> item = OrderItem.of(queued, now);
    try {
      put(item, "attribute_not_exists(orderId)");
      return Result.STORED;
    } catch (ConditionalCheckFailedException e) {
      return resolve(item, e.item());
    }
  }

  /** The same write under a condition that nothing meets: it changes nothing. */
  void prime(QueuedOrder queued, Instant now) {
    try {
      put(OrderItem.of(queued, now), "attribute_not_exists(orderId) AND attribute_exists(orderId)");
    } catch (ConditionalCheckFailedException e) {
      // expected: nothing may change
    }
  }

  private void put(Map<String, AttributeValue> item, String condition) {
    dynamoDb.putItem(
        r ->
            r.tableName(name)
                .item(item)
                .conditionExpression(condition)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }

  private Result resolve(Map<String, AttributeValue> item, Map<String, AttributeValue> stored) {
    AttributeValue rejectionId = stored.get("rejectionId");
    return rejectionId == null ? compare(item, stored) : replaceRejected(item, rejectionId);
  }

  /** A rejected order came again, corrected. The rejection stays among the rejections. */
  private Result replaceRejected(Map<String, AttributeValue> item, AttributeValue rejectionId) {
    item.put("supersedesRejection", rejectionId);
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(name)
                  .item(item)
                  .conditionExpression("#status = :rejected")
                  .expressionAttributeNames(Map.of("#status", "status"))
                  .expressionAttributeValues(Map.of(":rejected", text("REJECTED")))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Result.STORED;
    } catch (ConditionalCheckFailedException e) {
      return compare(item, e.item());
    }
  }

  private static Result compare(
      Map<String, AttributeValue> item, Map<String, AttributeValue> stored) {
    return content(item).equals(content(stored)) ? Result.ALREADY_STORED : Result.CONFLICT;
  }

  /** What makes two orders the same, however their producers wrote them. */
  private static String content(Map<String, AttributeValue> item) {
    String rest = Objects.requireNonNull(item.get("detail")).s();
    return Json.canonical(
        OrderDetail.whole(Attributes.plain(item), JsonObjects.object("detail", Json.parse(rest))));
  }
}

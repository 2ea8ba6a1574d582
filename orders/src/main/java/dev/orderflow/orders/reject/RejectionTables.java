package dev.orderflow.orders.reject;

import static dev.orderflow.kit.Attributes.list;
import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Rejections as items: every one under its own id, and the latest under the order's id. */
record RejectionTables(
    Supplier<DynamoDbClient> dynamoDb, String ordersTable, String rejectionsTable) {

  void keep(Rejection rejection, Instant now) {
    Map<String, AttributeValue> item = item(rejection, now);
    if (rejection.orderId() != null) {
      item.put("orderId", text(rejection.orderId()));
    }
    try {
      dynamoDb
          .get()
          .putItem(
              r ->
                  r.tableName(rejectionsTable)
                      .item(item)
                      .conditionExpression("attribute_not_exists(rejectionId)"));
    } catch (ConditionalCheckFailedException e) {
      // The same event once more: what is kept is the same rejection.
    }
  }

  /** A processed order stays as it is; of several rejections of one id the latest is shown. */
  void markRejected(Rejection rejection, String orderId, Instant now) {
    Map<String, AttributeValue> item = item(rejection, now);
    item.put("orderId", text(orderId));
    item.put("status", text("REJECTED"));
    try {
      dynamoDb
          .get()
          .putItem(
              r ->
                  r.tableName(ordersTable)
                      .item(item)
                      .conditionExpression(
                          "attribute_not_exists(orderId)"
                              + " OR (#status = :rejected AND publishedAt < :publishedAt)")
                      .expressionAttributeNames(Map.of("#status", "status"))
                      .expressionAttributeValues(
                          Map.of(
                              ":rejected", text("REJECTED"),
                              ":publishedAt", time(rejection.event().time()))));
    } catch (ConditionalCheckFailedException e) {
      // The id belongs to a processed order or a later rejection; this one is findable by its own
      // id.
    }
  }

  private static Map<String, AttributeValue> item(Rejection rejection, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("rejectionId", text(rejection.id()));
    item.put("reason", text(rejection.reason().name()));
    item.put(
        "problems", list(rejection.problems().stream().map(RejectionTables::problem).toList()));
    RejectedDetail detail = RejectedDetail.of(rejection.event().detail());
    item.put("detail", text(detail.json()));
    if (detail.leftOut() > 0) {
      item.put("leftOut", number(detail.leftOut()));
    }
    item.put("publishedAt", time(rejection.event().time()));
    item.put("rejectedAt", time(now));
    return item;
  }

  private static AttributeValue problem(Problem problem) {
    return map(
        Map.of(
            "field", text(problem.field()),
            "rule", text(problem.rule()),
            "message", text(problem.message())));
  }
}

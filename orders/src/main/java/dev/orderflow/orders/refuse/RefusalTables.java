package dev.orderflow.orders.refuse;

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

/** Refusals as items: every one under its own id, and the latest under the order's id. */
record RefusalTables(Supplier<DynamoDbClient> dynamoDb, String ordersTable, String refusalsTable) {

  void keep(Refusal refusal, Instant now) {
    Map<String, AttributeValue> item = item(refusal, now);
    if (refusal.orderId() != null) {
      item.put("orderId", text(refusal.orderId()));
    }
    try {
      dynamoDb
          .get()
          .putItem(
              r ->
                  r.tableName(refusalsTable)
                      .item(item)
                      .conditionExpression("attribute_not_exists(refusalId)"));
    } catch (ConditionalCheckFailedException e) {
      // The same event once more: what is kept is the same refusal.
    }
  }

  /** A processed order stays as it is; of several refusals of one id the latest is shown. */
  void markRejected(Refusal refusal, String orderId, Instant now) {
    Map<String, AttributeValue> item = item(refusal, now);
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
                              ":publishedAt", time(refusal.event().time()))));
    } catch (ConditionalCheckFailedException e) {
      // The id belongs to a processed order or a later refusal; this one is findable by its own id.
    }
  }

  private static Map<String, AttributeValue> item(Refusal refusal, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("refusalId", text(refusal.id()));
    item.put("reason", text(refusal.reason().name()));
    item.put("problems", list(refusal.problems().stream().map(RefusalTables::problem).toList()));
    RefusedDetail detail = RefusedDetail.of(refusal.event().detail());
    item.put("detail", text(detail.json()));
    if (detail.leftOut() > 0) {
      item.put("leftOut", number(detail.leftOut()));
    }
    item.put("publishedAt", time(refusal.event().time()));
    item.put("refusedAt", time(now));
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

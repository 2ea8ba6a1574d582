package dev.orderflow.api.lookup;

import static dev.orderflow.kit.Attributes.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code CustomerOrders}: every order that the API has accepted, by its customer. */
public record CustomerOrders(Supplier<DynamoDbClient> dynamoDb, String name) {

  private static final String BY_SUBMISSION = "bySubmission";

  /**
   * @param last where the next page begins, or null if there is none
   */
  public record Page(List<CustomerOrder> orders, @Nullable CustomerOrder last) {}

  /** Keeps the order unless one is kept under its id; what is kept afterwards. */
  public CustomerOrder keep(CustomerOrder order) {
    try {
      put(order, "attribute_not_exists(orderId)");
      return order;
    } catch (ConditionalCheckFailedException e) {
      return CustomerOrder.of(e.item());
    }
  }

  /** The same write under a condition that nothing meets: it changes nothing. */
  public void prime() {
    try {
      put(
          new CustomerOrder("priming", "priming", "priming", "priming", null),
          "attribute_not_exists(orderId) AND attribute_exists(orderId)");
    } catch (ConditionalCheckFailedException e) {
      // expected: nothing may change
    }
  }

  public @Nullable CustomerOrder find(String customerId, String orderId) {
    Map<String, AttributeValue> key =
        Map.of("customerId", text(customerId), "orderId", text(orderId));
    var answer = dynamoDb.get().getItem(r -> r.tableName(name).key(key).consistentRead(true));
    return answer.hasItem() ? CustomerOrder.of(answer.item()) : null;
  }

  /**
   * Newest first.
   *
   * @param after where the page before ended, or null for the first
   */
  public Page page(String customerId, int limit, @Nullable CustomerOrder after) {
    QueryResponse answer =
        dynamoDb
            .get()
            .query(
                r ->
                    r.tableName(name)
                        .indexName(BY_SUBMISSION)
                        .keyConditionExpression("customerId = :customer")
                        .expressionAttributeValues(Map.of(":customer", text(customerId)))
                        .scanIndexForward(false)
                        .limit(limit)
                        .exclusiveStartKey(after == null ? null : key(after)));
    List<CustomerOrder> orders = answer.items().stream().map(CustomerOrder::of).toList();
    boolean more = answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty();
    return new Page(orders, more ? orders.getLast() : null);
  }

  private static Map<String, AttributeValue> key(CustomerOrder order) {
    Map<String, AttributeValue> key = new HashMap<>(order.item());
    key.keySet().retainAll(Set.of("customerId", "orderId", "submittedAt"));
    return key;
  }

  private void put(CustomerOrder order, String condition) {
    dynamoDb
        .get()
        .putItem(
            r ->
                r.tableName(name)
                    .item(order.item())
                    .conditionExpression(condition)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
  }
}

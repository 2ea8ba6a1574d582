package dev.orderflow.api.lookup;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.kit.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The table {@code Orders}, only read. */
public record StoredOrders(Supplier<DynamoDbClient> dynamoDb, String name) {

  /** Few enough bytes of each order that a hundred fit an answer of any size. */
  private static final String SUMMARY =
      "orderId, #status, payment, fulfilment, #reason, due, product, quantity, #items[0]";

  private static final Map<String, String> NAMES =
      Map.of("#status", "status", "#reason", "reason", "#items", "items");

  private static final int ROUNDS = 5;

  public @Nullable StoredOrder find(String orderId) {
    Map<String, AttributeValue> key = Map.of("orderId", text(orderId));
    var answer = dynamoDb.get().getItem(r -> r.tableName(name).key(key).consistentRead(true));
    return answer.hasItem() ? new StoredOrder(Attributes.plain(answer.item())) : null;
  }

  /**
   * What a list shows of at most 100 orders, by id; one that is missing is not stored yet.
   *
   * @throws IllegalStateException if the table does not answer for all of them
   */
  public Map<String, StoredOrder> summaries(List<String> orderIds) {
    Map<String, StoredOrder> found = new HashMap<>();
    Map<String, KeysAndAttributes> left =
        orderIds.isEmpty() ? Map.of() : Map.of(name, wanted(orderIds));
    // A throttled table answers in part: what it left out is asked for again, not missing.
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      Map<String, KeysAndAttributes> asked = left;
      BatchGetItemResponse answer = dynamoDb.get().batchGetItem(r -> r.requestItems(asked));
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(name, List.of())) {
        StoredOrder order = new StoredOrder(Attributes.plain(item));
        found.put(order.orderId(), order);
      }
      left = answer.unprocessedKeys();
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(name + " leaves out orders again and again");
    }
    return found;
  }

  private static KeysAndAttributes wanted(List<String> orderIds) {
    return KeysAndAttributes.builder()
        .keys(orderIds.stream().map(id -> Map.of("orderId", text(id))).toList())
        .projectionExpression(SUMMARY)
        .expressionAttributeNames(NAMES)
        .consistentRead(true)
        .build();
  }
}

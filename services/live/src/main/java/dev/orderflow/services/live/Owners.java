package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whose an order is, for news that do not say so: the spine's table {@code Orders}, only read. */
record Owners(Supplier<DynamoDbClient> dynamoDb, String table) {

  @Nullable String of(String orderId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .get()
            .getItem(
                r ->
                    r.tableName(table)
                        .key(Map.of("orderId", text(orderId)))
                        .projectionExpression("customerId, refusalId, detail"))
            .item();
    AttributeValue owner = item.get("customerId");
    if (owner != null) {
      return owner.s();
    }
    AttributeValue detail = item.get("detail");
    // Of a refused order, only its detail says it.
    return item.containsKey("refusalId") && detail != null ? inDetail(detail.s()) : null;
  }

  private static @Nullable String inDetail(String detail) {
    try {
      return Json.parse(detail) instanceof Map<?, ?> order
              && order.get("customerId") instanceof String customerId
          ? customerId
          : null;
    } catch (JsonException e) {
      return null;
    }
  }
}

package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whose an order is, for news that do not say so: the spine's tables {@code Orders} and {@code
 * OrderRejections}, only read. Both have it before anything is published of it.
 */
record OrderOwners(Supplier<DynamoDbClient> dynamoDb, String orders, String rejections) {

  static OrderOwners in(Environment environment) {
    return new OrderOwners(
        environment::dynamoDb,
        environment.variable("ORDERS_TABLE"),
        environment.variable("REJECTIONS_TABLE"));
  }

  @Nullable String of(OwnerRef owner) {
    return switch (owner) {
      case OwnerRef.Said(var customerId) -> customerId;
      case OwnerRef.OfOrder(var orderId) -> value(orders, "orderId", orderId, "customerId");
      case OwnerRef.OfRejection(var rejectionId) -> {
        String detail = value(rejections, "rejectionId", rejectionId, "detail");
        yield detail == null ? null : inDetail(detail);
      }
    };
  }

  private @Nullable String value(String table, String key, String id, String attribute) {
    AttributeValue value =
        dynamoDb
            .get()
            .getItem(
                r ->
                    r.tableName(table)
                        .key(Map.of(key, text(id)))
                        .projectionExpression("#wanted")
                        .expressionAttributeNames(Map.of("#wanted", attribute)))
            .item()
            .get(attribute);
    return value == null ? null : value.s();
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

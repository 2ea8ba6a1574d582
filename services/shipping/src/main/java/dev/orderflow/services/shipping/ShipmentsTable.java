package dev.orderflow.services.shipping;

import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.services.shipping.domain.Shipment;
import dev.orderflow.services.shipping.domain.Shipment.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The table {@code Shipments}. Every write is conditional, and answers with what is stored now, be
 * it by this write or by another that came first. Dispatch and withdrawal are writes on the same
 * item from the same state: exactly one of them wins.
 */
record ShipmentsTable(DynamoDbClient dynamoDb, String name) {

  Optional<Shipment> find(String orderId) {
    return optional(
        dynamoDb.getItem(r -> r.tableName(name).key(key(orderId)).consistentRead(true)).item());
  }

  /** Stores the carrier's answer, unless something is stored already. */
  Shipment answered(Shipment shipment) {
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(name)
                  .item(ShipmentItem.of(shipment))
                  .conditionExpression("attribute_not_exists(orderId)")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return shipment;
    } catch (ConditionalCheckFailedException e) {
      return ShipmentItem.read(e.item());
    }
  }

  /** Stops any dispatch, of what is booked and of what is not yet. */
  Shipment withdrawn(String orderId, Instant now) {
    String condition = "attribute_not_exists(orderId) OR #state = :from";
    return update(orderId, State.BOOKED, State.WITHDRAWN, condition, now).orElseThrow();
  }

  /**
   * @throws IllegalStateException if nothing is stored of the order
   */
  Shipment moved(String orderId, State from, State to, Instant now) {
    return update(orderId, from, to, "#state = :from", now)
        .orElseThrow(() -> new IllegalStateException("no shipment is stored to be " + to));
  }

  private Optional<Shipment> update(
      String orderId, State from, State to, String condition, Instant now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":from", text(from.name()));
    values.put(":to", text(to.name()));
    values.put(":now", time(now));
    try {
      return optional(
          dynamoDb
              .updateItem(
                  r ->
                      r.tableName(name)
                          .key(key(orderId))
                          .updateExpression("SET #state = :to, #since = :now")
                          .conditionExpression(condition)
                          .expressionAttributeNames(Map.of("#state", "state", "#since", to.since()))
                          .expressionAttributeValues(values)
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD))
              .attributes());
    } catch (ConditionalCheckFailedException e) {
      return optional(e.item());
    }
  }

  private static Map<String, AttributeValue> key(String orderId) {
    return Map.of("orderId", text(orderId));
  }

  private static Optional<Shipment> optional(@Nullable Map<String, AttributeValue> item) {
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(ShipmentItem.read(item));
  }
}

package dev.orderflow.services.inventory;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.contracts.Line;
import dev.orderflow.services.inventory.domain.Decision;
import dev.orderflow.services.inventory.domain.Move;
import dev.orderflow.services.inventory.domain.Product;
import dev.orderflow.services.inventory.domain.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The tables {@code Products} and {@code StockReservations}, which only ever change together. */
record Stock(DynamoDbClient dynamoDb, Products products, String reservations) {

  @Nullable Reservation find(String orderId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                r ->
                    r.tableName(reservations)
                        .key(Map.of("orderId", text(orderId)))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? null : ReservationItem.read(item);
  }

  Map<String, Product> products(List<Line> lines) {
    return products.find(lines);
  }

  /**
   * Whether it took effect. If not, something else came first: only a fresh look tells what, and a
   * conflict of two transactions is never taken for a lack of stock.
   *
   * @param eventId of the event that led to it
   */
  boolean apply(Decision.Change change, String eventId) {
    List<TransactWriteItem> actions = new ArrayList<>();
    actions.add(TransactWriteItem.builder().put(put(change, eventId)).build());
    Move move = change.move();
    if (move != null) {
      String currency = change.after().currency();
      for (Line line : change.lines()) {
        actions.add(
            TransactWriteItem.builder().update(products.moving(move, line, currency)).build());
      }
    }
    try {
      dynamoDb.transactWriteItems(r -> r.transactItems(actions));
      return true;
    } catch (TransactionCanceledException | TransactionConflictException e) {
      return false;
    }
  }

  private Put put(Decision.Change change, String eventId) {
    Put.Builder put =
        Put.builder().tableName(reservations).item(ReservationItem.of(change.after(), eventId));
    Reservation before = change.before();
    if (before == null) {
      return put.conditionExpression("attribute_not_exists(orderId)").build();
    }
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":state", text(before.state().name()));
    values.put(":moved", number(before.moved()));
    return put.conditionExpression("#state = :state AND #moved = :moved")
        .expressionAttributeNames(Map.of("#state", "state", "#moved", "moved"))
        .expressionAttributeValues(values)
        .build();
  }
}

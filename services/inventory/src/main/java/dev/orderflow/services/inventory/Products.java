package dev.orderflow.services.inventory;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.contracts.Line;
import dev.orderflow.services.inventory.domain.Move;
import dev.orderflow.services.inventory.domain.Product;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The table {@code Products}, as functions see it: read, and units moved within an item. */
record Products(DynamoDbClient dynamoDb, String name) {

  private static final int ROUNDS = 5;

  /**
   * The products of the lines as they are now; one that is missing does not exist.
   *
   * @throws IllegalStateException if the table does not answer for all of them
   */
  Map<String, Product> find(List<Line> lines) {
    Map<String, Product> products = new HashMap<>();
    Map<String, KeysAndAttributes> left = Map.of(name, wanted(lines));
    // A throttled table answers in part: what it left out is asked for again, not unknown.
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      Map<String, KeysAndAttributes> asked = left;
      BatchGetItemResponse answer = dynamoDb.batchGetItem(r -> r.requestItems(asked));
      answer.responses().getOrDefault(name, List.of()).forEach(item -> put(products, item));
      left = answer.unprocessedKeys();
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException(name + " leaves out products again and again");
    }
    return products;
  }

  /**
   * The move of a line's units, which takes effect only if they are where they should be and, for
   * units that are to be set aside, at the price that was read.
   */
  Update moving(Move move, Line line, @Nullable String currency) {
    Map<String, String> names = new HashMap<>();
    names.put("#from", attribute(move.from()));
    names.put("#to", attribute(move.to()));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":units", number(line.quantity()));
    String condition = "#from >= :units";
    Long price = line.unitPrice();
    if (move == Move.HOLD && price != null && currency != null) {
      condition += " AND #price = :price AND #currency = :currency";
      names.put("#price", "price");
      names.put("#currency", "currency");
      values.put(":price", number(price));
      values.put(":currency", text(currency));
    }
    return Update.builder()
        .tableName(name)
        .key(key(line))
        .updateExpression("SET #from = #from - :units, #to = #to + :units")
        .conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
  }

  private static KeysAndAttributes wanted(List<Line> lines) {
    return KeysAndAttributes.builder()
        .keys(lines.stream().map(Products::key).toList())
        .projectionExpression("#sku, #price, #currency, #available")
        .expressionAttributeNames(
            Map.of(
                "#sku",
                "sku",
                "#price",
                "price",
                "#currency",
                "currency",
                "#available",
                "available"))
        .consistentRead(true)
        .build();
  }

  private static void put(Map<String, Product> products, Map<String, AttributeValue> attributes) {
    Item item = new Item(attributes);
    String sku = item.text("sku");
    products.put(
        sku,
        new Product(sku, item.number("price"), item.text("currency"), item.number("available")));
  }

  private static String attribute(Move.Place place) {
    return switch (place) {
      case AVAILABLE -> "available";
      case RESERVED -> "reserved";
      case SHIPPED -> "shipped";
    };
  }

  private static Map<String, AttributeValue> key(Line line) {
    return Map.of("sku", text(line.sku()));
  }
}

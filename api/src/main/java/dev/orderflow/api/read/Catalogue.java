package dev.orderflow.api.read;

import dev.orderflow.api.http.Response;
import dev.orderflow.kit.Attributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** What can be ordered: the table {@code Products}, which is inventory's, only read. */
record Catalogue(Supplier<DynamoDbClient> dynamoDb, String table) {

  /** A shop window, not a warehouse: beyond it, a catalogue needs a search of its own. */
  private static final int MAX_PAGES = 5;

  Response list() {
    List<Map<String, @Nullable Object>> products = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    for (int page = 0; page < MAX_PAGES; page++) {
      ScanResponse read = scan(from);
      read.items().stream().map(Attributes::plain).map(Catalogue::product).forEach(products::add);
      from = read.lastEvaluatedKey();
      if (from.isEmpty()) {
        break;
      }
    }
    products.sort(Comparator.comparing(it -> String.valueOf(it.get("sku"))));
    return Response.json(200, Map.of("products", products));
  }

  private ScanResponse scan(Map<String, AttributeValue> from) {
    return dynamoDb
        .get()
        .scan(
            r ->
                r.tableName(table)
                    .projectionExpression("sku, #name, price, currency, available")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .exclusiveStartKey(from.isEmpty() ? null : from));
  }

  private static Map<String, @Nullable Object> product(Map<String, @Nullable Object> item) {
    Map<String, @Nullable Object> price = new LinkedHashMap<>();
    price.put("minorUnits", item.get("price"));
    price.put("currency", item.get("currency"));
    Map<String, @Nullable Object> product = new LinkedHashMap<>();
    product.put("sku", item.get("sku"));
    product.put("name", item.get("name"));
    product.put("price", price);
    product.put("available", item.get("available"));
    return product;
  }
}

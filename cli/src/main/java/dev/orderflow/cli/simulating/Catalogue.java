package dev.orderflow.cli.simulating;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The products that simulated orders want. */
record Catalogue(List<Product> plenty, Product scarce, Product soldOut) {

  static final String CURRENCY = "EUR";
  private static final int PRODUCTS = 20;

  record Product(String sku, long price, long stock) {}

  static Catalogue of(RandomGenerator random, int orders) {
    List<Product> plenty =
        IntStream.range(0, PRODUCTS)
            .mapToObj(
                i -> new Product("SIM-%02d".formatted(i), random.nextLong(1, 10_000), 1_000_000))
            .toList();
    return new Catalogue(
        plenty,
        new Product("SIM-SCARCE", 4_999, Math.max(1, orders / 20)),
        new Product("SIM-SOLD-OUT", 1_999, 0));
  }

  void stock(DynamoDbClient dynamoDb) {
    plenty.forEach(it -> put(dynamoDb, it));
    put(dynamoDb, scarce);
    put(dynamoDb, soldOut);
  }

  private static void put(DynamoDbClient dynamoDb, Product product) {
    Map<String, AttributeValue> item =
        Map.of(
            "sku", AttributeValue.fromS(product.sku()),
            "name", AttributeValue.fromS(product.sku()),
            "price", number(product.price()),
            "currency", AttributeValue.fromS(CURRENCY),
            "received", number(product.stock()),
            "available", number(product.stock()),
            "reserved", number(0),
            "shipped", number(0));
    dynamoDb.putItem(r -> r.tableName("Products").item(item));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}

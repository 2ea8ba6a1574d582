package dev.orderflow.api;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The tables as the templates describe them, each named as the variable that names it. */
final class Tables {

  private Tables() {}

  static List<CreateTableRequest> all() {
    return List.of(
        table("ORDERS_TABLE", "orderId"),
        table("PRODUCTS_TABLE", "sku"),
        table("RATE_LIMITS_TABLE", "customerId"),
        table("REJECTIONS_TABLE", "rejectionId"),
        table("NOTIFICATIONS_TABLE", "orderId", "eventId"),
        table("DISCARDED_LETTERS_TABLE", "queue", "discardId"),
        indexed(
            "CUSTOMER_ORDERS_TABLE",
            index("bySubmission", "customerId", "submittedAt"),
            "customerId",
            "orderId"),
        indexed("CONNECTIONS_TABLE", index("byAudience", "audience"), "connectionId"));
  }

  private static CreateTableRequest table(String name, String... key) {
    return request(name, List.of(key)).keySchema(keys(key)).build();
  }

  private static CreateTableRequest indexed(
      String name, GlobalSecondaryIndex index, String... key) {
    List<String> attributes = new ArrayList<>(List.of(key));
    index.keySchema().stream()
        .map(KeySchemaElement::attributeName)
        .filter(it -> !attributes.contains(it))
        .forEach(attributes::add);
    return request(name, attributes).keySchema(keys(key)).globalSecondaryIndexes(index).build();
  }

  private static CreateTableRequest.Builder request(String name, List<String> attributes) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            attributes.stream()
                .map(
                    it ->
                        AttributeDefinition.builder()
                            .attributeName(it)
                            .attributeType(ScalarAttributeType.S)
                            .build())
                .toList());
  }

  private static GlobalSecondaryIndex index(String name, String... key) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(key))
        .projection(it -> it.projectionType(ProjectionType.ALL))
        .build();
  }

  private static List<KeySchemaElement> keys(String... names) {
    List<KeySchemaElement> keys = new ArrayList<>();
    for (String name : names) {
      keys.add(
          KeySchemaElement.builder()
              .attributeName(name)
              .keyType(keys.isEmpty() ? KeyType.HASH : KeyType.RANGE)
              .build());
    }
    return keys;
  }
}

package dev.orderflow.localcloud.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of orders and the write that an order costs. */
final class Tables {

  static final CreateTableRequest ORDERS = keyedBy("orderId").build();

  private Tables() {}

  static CreateTableRequest.Builder keyedBy(String attribute) {
    return CreateTableRequest.builder()
        .tableName("Orders")
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(key -> key.attributeName(attribute).keyType(KeyType.HASH))
        .attributeDefinitions(
            AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build());
  }

  static PutItemRequest order(String id, String writer) {
    return PutItemRequest.builder()
        .tableName("Orders")
        .item(Map.of("orderId", AttributeValue.fromS(id), "writer", AttributeValue.fromS(writer)))
        .conditionExpression("attribute_not_exists(orderId)")
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  static Map<String, AttributeValue> key(String id) {
    return Map.of("orderId", AttributeValue.fromS(id));
  }
}

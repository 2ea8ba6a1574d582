package dev.orderflow.services.billing.sandbox;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.sandbox.SandboxCharge.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The table {@code SandboxCharges}, one item per idempotency key of an authorisation. */
record SandboxTable(DynamoDbClient dynamoDb, String name) {

  Optional<SandboxCharge> find(String key) {
    var answer = dynamoDb.getItem(r -> r.tableName(name).key(key(key)).consistentRead(true));
    return answer.hasItem() ? Optional.of(read(answer.item())) : Optional.empty();
  }

  /** Empty if this is now what is remembered; else what was remembered before. */
  Optional<SandboxCharge> open(SandboxCharge wanted, Charge charge) {
    Map<String, AttributeValue> item = new HashMap<>(key(wanted.key()));
    item.put("orderId", text(charge.orderId()));
    item.put("state", text(wanted.state().name()));
    item.put("code", text(wanted.code()));
    item.put("silences", number(wanted.silences()));
    item.put("amount", number(charge.amount().minorUnits()));
    item.put("currency", text(charge.amount().currency()));
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(name)
                  .item(item)
                  .conditionExpression("attribute_not_exists(idempotencyKey)")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(read(e.item()));
    }
  }

  /** What is remembered then: the charge moved, or as it was if it could not be. */
  SandboxCharge move(String key, State from, State to) {
    try {
      return read(
          dynamoDb
              .updateItem(
                  r ->
                      r.tableName(name)
                          .key(key(key))
                          .updateExpression("SET #state = :to")
                          .conditionExpression("#state = :from AND silences <= :none")
                          .expressionAttributeNames(Map.of("#state", "state"))
                          .expressionAttributeValues(
                              Map.of(
                                  ":from", text(from.name()),
                                  ":to", text(to.name()),
                                  ":none", number(0)))
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD))
              .attributes());
    } catch (ConditionalCheckFailedException e) {
      return read(e.item());
    }
  }

  void countSilence(SandboxCharge charge) {
    dynamoDb.updateItem(
        r ->
            r.tableName(name)
                .key(key(charge.key()))
                .updateExpression("ADD silences :less")
                .expressionAttributeValues(Map.of(":less", number(-1))));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of("idempotencyKey", text(key));
  }

  private static SandboxCharge read(Map<String, AttributeValue> item) {
    return new SandboxCharge(
        attribute(item, "idempotencyKey").s(),
        State.valueOf(attribute(item, "state").s()),
        attribute(item, "code").s(),
        Long.parseLong(attribute(item, "silences").n()));
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}

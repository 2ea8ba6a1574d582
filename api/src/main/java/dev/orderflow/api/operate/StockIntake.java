package dev.orderflow.api.operate;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Adds units that have come in, once per key. The key is recorded in the transaction that adds
 * them: DynamoDB's own token for that is forgotten after ten minutes.
 *
 * @param keys the table that records keys, among other things that are not kept for long
 */
record StockIntake(Supplier<DynamoDbClient> dynamoDb, String products, String keys, Clock clock) {

  /** From when a key was first used; then it stands for nothing, and may be used again. */
  static final Duration KEPT = Duration.ofDays(7);

  private static final String FAILED = "ConditionalCheckFailed";

  /** What became of the units. */
  sealed interface Outcome {

    /** They are added, now or under the same key before. */
    record Added() implements Outcome {}

    record UnknownProduct() implements Outcome {}

    /** The key stands for other units, or another product. */
    record KeyReused() implements Outcome {}
  }

  /** Whose key it is: two operators may use the same one for different things. */
  record Key(String operator, String text) {

    /** No operator's id has a blank. */
    String id() {
      return "restock " + operator + " " + text;
    }
  }

  Outcome add(String sku, long units, @Nullable Key key) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(addition(sku, units));
    if (key != null) {
      writes.add(record(key, sku, units, clock.instant()));
    }
    try {
      // In a transaction even without a key: the SDK's retry after a lost answer adds nothing
      // twice.
      dynamoDb.get().transactWriteItems(r -> r.transactItems(writes));
      return new Outcome.Added();
    } catch (TransactionCanceledException e) {
      return outcome(e, sku, units);
    }
  }

  /** The key's record comes first: under it nothing is added, whatever else is true. */
  private static Outcome outcome(TransactionCanceledException e, String sku, long units) {
    List<CancellationReason> reasons = e.cancellationReasons();
    if (reasons.size() > 1 && FAILED.equals(reasons.get(1).code())) {
      Map<String, AttributeValue> known = reasons.get(1).item();
      boolean same = text(sku).equals(known.get("sku")) && number(units).equals(known.get("units"));
      return same ? new Outcome.Added() : new Outcome.KeyReused();
    }
    if (!reasons.isEmpty() && FAILED.equals(reasons.getFirst().code())) {
      return new Outcome.UnknownProduct();
    }
    throw e;
  }

  private TransactWriteItem addition(String sku, long units) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(products)
                    .key(Map.of("sku", text(sku)))
                    .updateExpression("ADD #received :units, #available :units")
                    .conditionExpression("attribute_exists(#sku)")
                    .expressionAttributeNames(
                        Map.of("#sku", "sku", "#received", "received", "#available", "available"))
                    .expressionAttributeValues(Map.of(":units", number(units))))
        .build();
  }

  private TransactWriteItem record(Key key, String sku, long units, Instant now) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(keys)
                    .key(Map.of("customerId", text(key.id())))
                    .updateExpression("SET #sku = :sku, #units = :units, #end = :end")
                    .conditionExpression("attribute_not_exists(#end) OR #end <= :now")
                    .expressionAttributeNames(
                        Map.of("#sku", "sku", "#units", "units", "#end", "expiresAt"))
                    .expressionAttributeValues(
                        Map.of(
                            ":sku", text(sku),
                            ":units", number(units),
                            ":end", number(now.plus(KEPT).getEpochSecond()),
                            ":now", number(now.getEpochSecond())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}

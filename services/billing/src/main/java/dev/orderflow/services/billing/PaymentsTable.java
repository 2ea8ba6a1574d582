package dev.orderflow.services.billing;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.services.billing.domain.LedgerEntry;
import dev.orderflow.services.billing.domain.Payment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table {@code Payments}. A payment is written only where the table holds what the writer
 * believes; who believes wrongly is given what the table holds.
 */
record PaymentsTable(DynamoDbClient dynamoDb, String name) {

  private static final String ABSENT = "attribute_not_exists(orderId)";

  /** Empty if the order had no payment and has this one now; else the one it has. */
  Optional<Payment> open(Payment first) {
    return write(first, put -> put.conditionExpression(ABSENT));
  }

  /** Empty if the payment is brought forward; else where another has brought it before. */
  Optional<Payment> move(Payment from, Payment to) {
    return write(to, put -> onlyFrom(from, put));
  }

  /** While a refund is pending, each question moves it on. */
  private static void onlyFrom(Payment from, Put.Builder put) {
    Map<String, String> names = new HashMap<>(Map.of("#state", "state"));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":from", text(PaymentItem.state(from))));
    String condition = "#state = :from";
    if (from instanceof Payment.RefundPending pending) {
      condition += " AND #checks = :checks";
      names.put("#checks", PaymentItem.CHECKS);
      values.put(":checks", number(pending.checks()));
    }
    put.conditionExpression(condition)
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  /** A write under a condition that nothing meets: it changes nothing. */
  void prime() {
    try {
      dynamoDb.putItem(
          r ->
              r.tableName(name)
                  .item(PaymentItem.of(new Payment.Cancelled("priming")))
                  .conditionExpression(ABSENT + " AND attribute_exists(orderId)"));
    } catch (ConditionalCheckFailedException e) {
      // expected: nothing may change
    }
  }

  /** Empty if it is written; else the payment that stands in its way. */
  private Optional<Payment> write(Payment payment, Consumer<Put.Builder> condition) {
    Put.Builder put = Put.builder().tableName(name).item(PaymentItem.of(payment));
    condition.accept(put);
    put.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return entry(payment)
        .map(entry -> book(put.build(), entry))
        .orElseGet(() -> store(put.build()));
  }

  private static Optional<LedgerEntry> entry(Payment payment) {
    return switch (payment) {
      case Payment.Captured captured -> Optional.of(LedgerEntry.of(captured));
      case Payment.Refunded refunded -> Optional.of(LedgerEntry.of(refunded));
      case Payment.Authorising _,
          Payment.Authorised _,
          Payment.RefundPending _,
          Payment.RefundFailed _,
          Payment.Declined _,
          Payment.Voided _,
          Payment.Cancelled _ ->
          Optional.empty();
    };
  }

  private Optional<Payment> store(Put put) {
    try {
      dynamoDb.putItem(
          r -> {
            r.tableName(put.tableName()).item(put.item());
            r.conditionExpression(put.conditionExpression());
            r.returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure());
            if (put.hasExpressionAttributeValues()) {
              r.expressionAttributeNames(put.expressionAttributeNames());
              r.expressionAttributeValues(put.expressionAttributeValues());
            }
          });
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(PaymentItem.read(e.item()));
    }
  }

  /** The state and the booking are written together or not at all. */
  private Optional<Payment> book(Put put, LedgerEntry entry) {
    Put booking =
        Put.builder()
            .tableName(name)
            .item(LedgerItem.of(entry))
            .conditionExpression(ABSENT)
            .build();
    try {
      dynamoDb.transactWriteItems(r -> r.transactItems(item(put), item(booking)));
      return Optional.empty();
    } catch (TransactionCanceledException e) {
      return Optional.of(PaymentItem.read(inTheWay(e)));
    }
  }

  private static TransactWriteItem item(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  /** Anything else than a payment that has moved on may pass, and is worth a retry. */
  private static Map<String, AttributeValue> inTheWay(TransactionCanceledException e) {
    @Nullable List<CancellationReason> reasons = e.cancellationReasons();
    if (!e.hasCancellationReasons()
        || !"ConditionalCheckFailed".equals(reasons.getFirst().code())) {
      throw e;
    }
    return reasons.getFirst().item();
  }
}

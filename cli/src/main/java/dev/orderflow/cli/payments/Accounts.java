package dev.orderflow.cli.payments;

import static dev.orderflow.kit.Attributes.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The table {@code Payments}, read. */
record Accounts(DynamoDbClient tables) {

  private static final String TABLE = "Payments";

  /**
   * A page of payments, in the table's own order.
   *
   * @param next the orderId to go on after, or null at the end
   */
  record Page(List<Payment> payments, @Nullable String next) {}

  Account of(String orderId) {
    Account account = new Account(orderId);
    tables
        .queryPaginator(
            r ->
                r.tableName(TABLE)
                    .consistentRead(true)
                    .keyConditionExpression("orderId = :id")
                    .expressionAttributeValues(Map.of(":id", text(orderId))))
        .items()
        .forEach(account::add);
    return account;
  }

  /** Every order's, by reading the whole table. */
  Collection<Account> all() {
    Map<String, Account> accounts = new LinkedHashMap<>();
    tables
        .scanPaginator(r -> r.tableName(TABLE).consistentRead(true))
        .items()
        .forEach(item -> accounts.computeIfAbsent(orderId(item), Account::new).add(item));
    return accounts.values();
  }

  /** Reads on until there is one more, so that no page is followed by an empty one. */
  Page page(String state, int limit, @Nullable String after) {
    List<Payment> found = new ArrayList<>();
    Map<String, AttributeValue> start = after == null ? Map.of() : key(after);
    do {
      ScanResponse scanned = tables.scan(scan(start));
      scanned.items().stream()
          .map(Payment::of)
          .filter(payment -> state.isEmpty() || payment.state().equals(state))
          .forEach(found::add);
      start = scanned.hasLastEvaluatedKey() ? scanned.lastEvaluatedKey() : Map.of();
    } while (found.size() <= limit && !start.isEmpty());
    boolean more = found.size() > limit;
    List<Payment> kept = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    return new Page(kept, more ? kept.getLast().orderId() : null);
  }

  private static ScanRequest scan(Map<String, AttributeValue> start) {
    ScanRequest.Builder scan =
        ScanRequest.builder()
            .tableName(TABLE)
            .filterExpression("entry = :payment")
            .expressionAttributeValues(Map.of(":payment", text(Payment.ENTRY)));
    return (start.isEmpty() ? scan : scan.exclusiveStartKey(start)).build();
  }

  private static Map<String, AttributeValue> key(String orderId) {
    return Map.of("orderId", text(orderId), "entry", text(Payment.ENTRY));
  }

  private static String orderId(Map<String, AttributeValue> item) {
    return new Fields(item).text("orderId");
  }
}

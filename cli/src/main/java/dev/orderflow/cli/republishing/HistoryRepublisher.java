package dev.orderflow.cli.republishing;

import static dev.orderflow.cli.republishing.HistoryRepublisher.Source.ORDERS;
import static dev.orderflow.cli.republishing.HistoryRepublisher.Source.REJECTIONS;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.kit.StreamBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Has what tables hold published anew: of an order its whole history, of a rejection itself. The
 * events have the ids that they had the first time.
 */
public final class HistoryRepublisher {

  /** The function that publishes. */
  public static final String FUNCTION = "publish-order-events";

  /** A table whose changes are published. */
  public enum Source {
    ORDERS("Orders", "orderId"),
    REJECTIONS("OrderRejections", "rejectionId");

    private final String table;
    private final String key;

    Source(String table, String key) {
      this.table = table;
      this.key = key;
    }

    public static Optional<Source> ofTable(String table) {
      return Stream.of(values()).filter(it -> it.table.equals(table)).findFirst();
    }
  }

  private final DynamoDbClient dynamoDb;
  private final StreamRecordHandover handover;

  public HistoryRepublisher(Connection connection, String function) {
    this.dynamoDb = connection.dynamoDb();
    this.handover = new StreamRecordHandover(connection.lambda(), function);
  }

  /**
   * Those of a table that are wanted; returns how many.
   *
   * @throws CommandException if not all were published; then it is to be done again
   */
  public long republish(Source source, Predicate<Map<String, AttributeValue>> which) {
    String arn = arn(source);
    long published = 0;
    for (Map<String, AttributeValue> item :
        dynamoDb.scanPaginator(r -> r.tableName(source.table).consistentRead(true)).items()) {
      if (which.test(item)) {
        handover.add(publication(source, arn, item));
        published++;
      }
    }
    handover.flush();
    return published;
  }

  /** The order, and every rejection under its id; returns how many. */
  long republish(String orderId) {
    AttributeValue id = AttributeValue.fromS(orderId);
    var order =
        dynamoDb.getItem(
            r -> r.tableName(ORDERS.table).key(Map.of(ORDERS.key, id)).consistentRead(true));
    long published = 0;
    if (order.hasItem()) {
      handover.add(publication(ORDERS, arn(ORDERS), order.item()));
      published++;
    }
    return published + republish(REJECTIONS, item -> id.equals(item.get("orderId")));
  }

  private String arn(Source source) {
    return dynamoDb.describeTable(r -> r.tableName(source.table)).table().tableArn();
  }

  private static Map<String, Object> publication(
      Source source, String arn, Map<String, AttributeValue> item) {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put(
        "Keys", ItemJson.of(Map.of(source.key, Objects.requireNonNull(item.get(source.key)))));
    change.put("NewImage", ItemJson.of(item));
    // No place in any stream: what the function reports as failed is all handed over again.
    change.put("SequenceNumber", "0");
    return Map.of(
        "eventName",
        StreamBatch.REPUBLISH,
        "eventSource",
        "aws:dynamodb",
        "eventSourceARN",
        arn,
        "dynamodb",
        change);
  }
}

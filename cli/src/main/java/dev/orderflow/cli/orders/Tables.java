package dev.orderflow.cli.orders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** The tables of orders and of rejections, read. */
final class Tables {

  /** A table and its key. */
  enum Name {
    ORDERS("Orders", "orderId"),
    REJECTIONS("OrderRejections", "rejectionId");

    final String table;
    final String key;

    Name(String table, String key) {
      this.table = table;
      this.key = key;
    }
  }

  /**
   * A page of a listing.
   *
   * @param next where it goes on, or null at its end
   */
  record Page(List<Item> items, @Nullable Cursor next) {}

  /** The items whose attribute has that value. */
  record Filter(String attribute, String value) {}

  private static final int LEAST_SCANNED = 100;

  private final DynamoDbClient client;

  Tables(DynamoDbClient client) {
    this.client = client;
  }

  Optional<Item> order(String orderId) {
    var item =
        client.getItem(
            r ->
                r.tableName(Name.ORDERS.table)
                    .consistentRead(true)
                    .key(Map.of(Name.ORDERS.key, AttributeValue.fromS(orderId))));
    return item.hasItem() ? Optional.of(Item.of(item.item())) : Optional.empty();
  }

  /** Every rejection of that order id, found by reading the whole table. */
  Stream<Item> rejectionsOf(String orderId) {
    ScanRequest scan = scan(Name.REJECTIONS, List.of(new Filter("orderId", orderId))).build();
    return client.scanPaginator(scan).items().stream().map(Item::of);
  }

  /**
   * Up to that many items from the cursor on, in no particular order, which is the table's. However
   * rare they are, it reads on until there is one more, so that a page is followed by another only
   * if there is something on it.
   */
  Page page(Name name, List<Filter> filters, int limit, @Nullable Cursor from) {
    List<Item> items = new ArrayList<>();
    Map<String, AttributeValue> start =
        from == null ? Map.of() : Map.of(name.key, AttributeValue.fromS(from.key()));
    do {
      ScanResponse scanned = client.scan(request(name, filters, limit, start));
      scanned.items().forEach(item -> items.add(Item.of(item)));
      start = scanned.hasLastEvaluatedKey() ? scanned.lastEvaluatedKey() : Map.of();
    } while (items.size() <= limit && !start.isEmpty());
    return cut(name, items, limit);
  }

  private static Page cut(Name name, List<Item> items, int limit) {
    if (items.size() <= limit) {
      return new Page(items, null);
    }
    List<Item> kept = List.copyOf(items.subList(0, limit));
    return new Page(kept, new Cursor(name.table, kept.getLast().text(name.key)));
  }

  private static ScanRequest request(
      Name name, List<Filter> filters, int limit, Map<String, AttributeValue> start) {
    ScanRequest.Builder scan = scan(name, filters);
    if (filters.isEmpty()) {
      scan.limit(Math.max(limit + 1, LEAST_SCANNED));
    }
    return (start.isEmpty() ? scan : scan.exclusiveStartKey(start)).build();
  }

  private static ScanRequest.Builder scan(Name name, List<Filter> filters) {
    ScanRequest.Builder scan = ScanRequest.builder().tableName(name.table);
    if (filters.isEmpty()) {
      return scan;
    }
    List<String> conditions = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, AttributeValue> values = new HashMap<>();
    for (Filter filter : filters) {
      int number = conditions.size();
      conditions.add("#a" + number + " = :v" + number);
      names.put("#a" + number, filter.attribute());
      values.put(":v" + number, AttributeValue.fromS(filter.value()));
    }
    return scan.filterExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }
}

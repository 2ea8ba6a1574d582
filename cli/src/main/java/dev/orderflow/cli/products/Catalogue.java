package dev.orderflow.cli.products;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.contracts.StockCodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table {@code Products}. Units are only ever added to two numbers at once, so that an order
 * that is reserved meanwhile harms no sum.
 */
final class Catalogue {

  static final String TABLE = "Products";

  private static final String DESCRIBE =
      "SET #name = :name, #price = :price, #currency = :currency";
  private static final Map<String, String> NAMES =
      Map.of("#name", "name", "#price", "price", "#currency", "currency");

  private static final int MOST_LOST_RACES = 20;
  private static final int LEAST_SCANNED = 100;

  /** What became of an offer. */
  enum Loaded {
    NEW,
    CHANGED,
    AS_IT_WAS
  }

  /**
   * A page of the catalogue, in the table's own order.
   *
   * @param next the sku to go on after, or null at the end
   */
  record Page(List<Product> products, @Nullable String next) {}

  private final DynamoDbClient tables;

  Catalogue(DynamoDbClient tables) {
    this.tables = tables;
  }

  /** In whichever normalization form it is asked for, as all that take a sku. */
  Optional<Product> find(String sku) {
    Map<String, AttributeValue> item =
        tables.getItem(r -> r.tableName(TABLE).key(key(sku)).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(Product.of(item));
  }

  boolean isEmpty() {
    return tables.scan(r -> r.tableName(TABLE).limit(1).consistentRead(true)).items().isEmpty();
  }

  /** Reads on until there is one more, so that no page is followed by an empty one. */
  Page page(String search, int limit, @Nullable String after) {
    String wanted = StockCodes.normalized(search).toLowerCase(Locale.ROOT);
    List<Product> found = new ArrayList<>();
    Map<String, AttributeValue> start = after == null ? Map.of() : Map.of("sku", text(after));
    do {
      ScanResponse scanned = tables.scan(scan(wanted.isEmpty(), limit, start));
      scanned.items().stream()
          .map(Product::of)
          .filter(product -> product.mentions(wanted))
          .forEach(found::add);
      start = scanned.hasLastEvaluatedKey() ? scanned.lastEvaluatedKey() : Map.of();
    } while (found.size() <= limit && !start.isEmpty());
    boolean more = found.size() > limit;
    List<Product> kept = List.copyOf(found.subList(0, Math.min(limit, found.size())));
    return new Page(kept, more ? kept.getLast().sku() : null);
  }

  /**
   * Sells the product as offered, with at least the offered stock available. Doing it again changes
   * nothing.
   */
  Loaded load(Offer offer) {
    for (int lost = 0; lost < MOST_LOST_RACES; lost++) {
      Product known = putIfNew(offer);
      if (known == null) {
        return Loaded.NEW;
      }
      if (known.isSoldAs(offer) && known.available() >= offer.stock()) {
        return Loaded.AS_IT_WAS;
      }
      long units = Math.max(0, offer.stock() - known.available());
      if (change(known, offer, units)) {
        return Loaded.CHANGED;
      }
    }
    throw CommandException.found(offer.sku() + " is in too much demand: try again");
  }

  /** The same with exactly the offered stock available. */
  Loaded set(Offer offer) {
    for (int lost = 0; lost < MOST_LOST_RACES; lost++) {
      Product known = putIfNew(offer);
      if (known == null) {
        return Loaded.NEW;
      }
      if (change(known, offer, offer.stock() - known.available())) {
        return Loaded.CHANGED;
      }
    }
    throw CommandException.found(offer.sku() + " is in too much demand: try again");
  }

  /** Changes what a known product is called and costs, and leaves its units alone. */
  void describe(Offer offer) {
    tables.updateItem(
        r ->
            r.tableName(TABLE)
                .key(key(offer.sku()))
                .updateExpression(DESCRIBE)
                .conditionExpression("attribute_exists(sku)")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(description(offer)));
  }

  /**
   * Adds units that have come in; false if there is no such product. In a transaction, because then
   * the SDK's own retry after a lost answer adds nothing twice.
   */
  boolean restock(String sku, long units) {
    try {
      TransactWriteItem add =
          TransactWriteItem.builder()
              .update(
                  u ->
                      u.tableName(TABLE)
                          .key(key(sku))
                          .updateExpression("ADD received :units, available :units")
                          .conditionExpression("attribute_exists(sku)")
                          .expressionAttributeValues(Map.of(":units", number(units))))
              .build();
      tables.transactWriteItems(r -> r.transactItems(add));
      return true;
    } catch (TransactionCanceledException e) {
      if (find(sku).isPresent()) {
        throw e;
      }
      return false;
    }
  }

  /** What is there already, or null if nothing was and it is put. */
  private @Nullable Product putIfNew(Offer offer) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("sku", text(offer.sku()));
    item.put("name", text(offer.name()));
    item.put("price", number(offer.price()));
    item.put("currency", text(offer.currency()));
    item.put("received", number(offer.stock()));
    item.put("available", number(offer.stock()));
    item.put("reserved", number(0));
    item.put("shipped", number(0));
    try {
      tables.putItem(
          r ->
              r.tableName(TABLE)
                  .item(item)
                  .conditionExpression("attribute_not_exists(sku)")
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return null;
    } catch (ConditionalCheckFailedException e) {
      return e.hasItem() ? Product.of(e.item()) : find(offer.sku()).orElse(null);
    }
  }

  private boolean change(Product known, Offer offer, long units) {
    Map<String, AttributeValue> values = description(offer);
    values.put(":units", number(units));
    values.put(":known", number(known.available()));
    try {
      tables.updateItem(
          r ->
              r.tableName(TABLE)
                  .key(key(offer.sku()))
                  .updateExpression(DESCRIBE + " ADD received :units, available :units")
                  .conditionExpression("available = :known")
                  .expressionAttributeNames(NAMES)
                  .expressionAttributeValues(values));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Map<String, AttributeValue> description(Offer offer) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":name", text(offer.name()));
    values.put(":price", number(offer.price()));
    values.put(":currency", text(offer.currency()));
    return values;
  }

  /** Of a search, as much at once as there may be. */
  private static ScanRequest scan(boolean all, int limit, Map<String, AttributeValue> start) {
    ScanRequest.Builder scan = ScanRequest.builder().tableName(TABLE);
    if (all) {
      scan.limit(Math.max(limit + 1, LEAST_SCANNED));
    }
    return (start.isEmpty() ? scan : scan.exclusiveStartKey(start)).build();
  }

  private static Map<String, AttributeValue> key(String sku) {
    return Map.of("sku", text(StockCodes.normalized(sku)));
  }
}

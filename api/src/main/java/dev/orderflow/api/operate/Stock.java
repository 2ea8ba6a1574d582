package dev.orderflow.api.operate;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.TextRules;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The table {@code Products}, which is inventory's: read, and added to when units come in. */
record Stock(Environment environment, String table) {

  private static final int MOST_LISTED = 5_000;
  private static final long MOST_UNITS = 1_000_000_000_000L;
  private static final int MOST_BYTES = 1024;

  Response list() {
    List<Map<String, @Nullable Object>> products = new ArrayList<>();
    Scan.Page page = scan().page(MOST_LISTED, null, _ -> 0);
    products.addAll(Scan.listed(page, Stock::product));
    products.sort(Comparator.comparing(it -> String.valueOf(it.get("sku"))));
    return Response.json(200, Map.of("products", products));
  }

  /**
   * Adds units that have come in; with an Idempotency-Key, the same request adds them once.
   *
   * @throws dev.orderflow.api.http.ProblemException if there is no such product, or no such number
   */
  Response restock(Request request, Metrics metrics) {
    String sku = StockCodes.normalized(Fields.path(request, "sku"));
    long units =
        units(
            JsonBody.object(request, MOST_BYTES, "A number of units is less.", Set.of("quantity")));
    if (sku.isEmpty()
        || TextRules.isLonger(sku, StockCodes.MAX_LENGTH)
        || !add(sku, units, token(request, sku, units))) {
      throw ProblemType.UNKNOWN.exception("No product has this stock code.");
    }
    metrics.count("ProductsRestocked");
    Map<String, @Nullable Object> item = scan().one(sku);
    return Response.json(200, product(item == null ? Map.of("sku", sku) : item));
  }

  private static long units(Map<?, ?> body) {
    if (body.get("quantity") instanceof Long units && units >= 1 && units <= MOST_UNITS) {
      return units;
    }
    throw Fields.wrong("quantity must be a whole number from 1 to " + MOST_UNITS + ".");
  }

  /** What DynamoDB knows a repetition by, for ten minutes; null where the client has no key. */
  private static @Nullable String token(Request request, String sku, long units) {
    String key = request.header("idempotency-key");
    return key == null
        ? null
        : UUID.nameUUIDFromBytes((key + "\n" + sku + "\n" + units).getBytes(UTF_8)).toString();
  }

  /** In a transaction, because then the SDK's own retry after a lost answer adds nothing twice. */
  private boolean add(String sku, long units, @Nullable String token) {
    TransactWriteItem add =
        TransactWriteItem.builder()
            .update(
                u ->
                    u.tableName(table)
                        .key(Map.of("sku", text(sku)))
                        .updateExpression("ADD received :units, available :units")
                        .conditionExpression("attribute_exists(sku)")
                        .expressionAttributeValues(Map.of(":units", number(units))))
            .build();
    try {
      environment
          .dynamoDb()
          .transactWriteItems(r -> r.transactItems(add).clientRequestToken(token));
      return true;
    } catch (TransactionCanceledException e) {
      if (scan().one(sku) != null) {
        throw e;
      }
      return false;
    }
  }

  private Scan scan() {
    return new Scan(environment, table, "sku");
  }

  private static Map<String, @Nullable Object> product(Map<String, @Nullable Object> item) {
    return new Fields()
        .put("sku", item.get("sku"))
        .put("name", item.get("name"))
        .put(
            "price",
            new Fields()
                .put("minorUnits", item.get("price"))
                .put("currency", item.get("currency"))
                .json())
        .put("available", item.getOrDefault("available", 0L))
        .put("reserved", item.getOrDefault("reserved", 0L))
        .put("shipped", item.getOrDefault("shipped", 0L))
        .json();
  }
}

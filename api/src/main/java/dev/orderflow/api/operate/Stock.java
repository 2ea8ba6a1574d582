package dev.orderflow.api.operate;

import dev.orderflow.api.http.IdempotencyKey;
import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.TextRules;
import dev.orderflow.contracts.WholeNumber;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code Products}, which is inventory's: read, and added to when units come in. */
final class Stock {

  private static final int MOST_LISTED = 5_000;
  private static final long MOST_UNITS = 1_000_000_000_000L;
  private static final int MOST_BYTES = 1024;

  /** What follows the stock code in the path. */
  private static final String RESTOCK = "/restock";

  private final Environment environment;
  private final String table;
  private final StockIntake intake;

  Stock(Environment environment) {
    this.environment = environment;
    this.table = environment.variable("PRODUCTS_TABLE");
    this.intake =
        new StockIntake(
            environment::dynamoDb,
            table,
            environment.variable("RATE_LIMITS_TABLE"),
            environment.clock());
  }

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
   * @throws dev.orderflow.api.http.ProblemException if there is no such product, or no such number,
   *     or the key stands for another request
   */
  Response restock(Request request, Metrics metrics) {
    String sku = sku(Fields.path(request, "sku"));
    String key = IdempotencyKey.optional(request);
    long units =
        units(
            JsonBody.object(request, MOST_BYTES, "A number of units is less.", Set.of("quantity")));
    StockIntake.Key owned =
        key == null ? null : new StockIntake.Key(request.caller().customerId(), key);
    return switch (intake.add(sku, units, owned)) {
      case StockIntake.Outcome.Added() -> {
        metrics.count("ProductsRestocked");
        Map<String, @Nullable Object> item = scan().one(sku);
        yield Response.json(200, product(item == null ? Map.of("sku", sku) : item));
      }
      case StockIntake.Outcome.UnknownProduct() -> throw unknown();
      case StockIntake.Outcome.KeyReused() ->
          throw ProblemType.KEY_REUSED.exception(
              "This Idempotency-Key came with another product or number of units, which were"
                  + " added.");
    };
  }

  /**
   * API Gateway decodes a path before it looks for its route, so that a stock code with a slash has
   * more than one segment; what stands behind the last one is not its.
   */
  private static String sku(String path) {
    if (!path.endsWith(RESTOCK)) {
      throw unknown();
    }
    String sku = StockCodes.normalized(path.substring(0, path.length() - RESTOCK.length()));
    if (sku.isEmpty() || TextRules.isLonger(sku, StockCodes.MAX_LENGTH)) {
      throw unknown();
    }
    return sku;
  }

  private static RuntimeException unknown() {
    return ProblemType.UNKNOWN.exception("No product has this stock code.");
  }

  private static long units(Map<?, ?> body) {
    Long units = WholeNumber.of(body.get("quantity"));
    if (units == null || units < 1 || units > MOST_UNITS) {
      throw Fields.wrong("quantity must be a whole number from 1 to " + MOST_UNITS + ".");
    }
    return units;
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

package dev.orderflow.form;

import static dev.orderflow.form.Problems.problem;

import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.StockCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@link OrderRule}. They see the order as it arrived, so they must bear, and need
 * not report, faulty single values.
 */
final class OrderRules {
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  static List<Problem> oneForm(Map<?, ?> order) {
    boolean product = order.containsKey("product");
    boolean quantity = order.containsKey("quantity");
    if (order.containsKey("items")) {
      return product || quantity ? List.of(problem("items", Fault.BOTH_FORMS)) : List.of();
    }
    if (!product && !quantity) {
      return List.of(problem("items", Fault.NO_FORM));
    }
    List<Problem> problems = new ArrayList<>(0);
    if (!product) {
      problems.add(problem("product", Fault.REQUIRED));
    }
    if (!quantity) {
      problems.add(problem("quantity", Fault.REQUIRED));
    }
    if (order.containsKey("total")) {
      problems.add(problem("total", Fault.TOTAL_OF_NOTHING));
    }
    return problems;
  }

  static List<Problem> distinctSkus(Map<?, ?> order) {
    List<?> lines = lines(order);
    if (lines.size() < 2) {
      return List.of();
    }
    List<Problem> problems = new ArrayList<>(0);
    Map<Object, Integer> firsts = HashMap.newHashMap(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      Object sku = lines.get(i) instanceof Map<?, ?> line ? line.get("sku") : null;
      if (sku instanceof String text
          && Checks.sku(text) == null
          && firsts.putIfAbsent(StockCodes.normalized(text), i) != null) {
        problems.add(problem(linePath(i) + "sku", Fault.DUPLICATE));
      }
    }
    return problems;
  }

  static List<Problem> currencyOfPrices(Map<?, ?> order) {
    if (order.containsKey("currency") || !order.containsKey("items")) {
      return List.of();
    }
    boolean priced = order.containsKey("total");
    for (Object line : lines(order)) {
      priced |= line instanceof Map<?, ?> fields && fields.containsKey("unitPrice");
    }
    return priced ? List.of(problem("currency", Fault.REQUIRED)) : List.of();
  }

  static List<Problem> pricesOfTotal(Map<?, ?> order) {
    if (!order.containsKey("total")) {
      return List.of();
    }
    List<?> lines = lines(order);
    List<Problem> problems = new ArrayList<>(0);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Map<?, ?> line && !line.containsKey("unitPrice")) {
        problems.add(problem(linePath(i) + "unitPrice", Fault.REQUIRED));
      }
    }
    return problems;
  }

  static List<Problem> sumOfLines(Map<?, ?> order) {
    Object total = order.get("total");
    Object items = order.get("items");
    if (total == null
        || Checks.total(total) != null
        || items == null
        || Checks.lines(items) != null) {
      return List.of();
    }
    long sum = 0;
    for (Object line : lines(order)) {
      long price = linePrice(line);
      if (price < 0) {
        return List.of();
      }
      sum += price;
    }
    return sum == whole(total) ? List.of() : List.of(problem("total", Fault.SUM));
  }

  /** Quantity x unitPrice, or -1 where one of them is faulty. */
  private static long linePrice(@Nullable Object element) {
    if (!(element instanceof Map<?, ?> line)) {
      return -1;
    }
    Object quantity = line.get("quantity");
    Object unitPrice = line.get("unitPrice");
    return quantity == null
            || unitPrice == null
            || Checks.quantity(quantity) != null
            || Checks.unitPrice(unitPrice) != null
        ? -1
        : whole(quantity) * whole(unitPrice);
  }

  static List<Problem> notFromTheFuture(Map<?, ?> order, Instant now) {
    Instant placedAt = order.get("placedAt") instanceof String text ? Timestamp.parse(text) : null;
    return placedAt != null && placedAt.isAfter(now.plus(CLOCK_SKEW))
        ? List.of(problem("placedAt", Fault.FUTURE))
        : List.of();
  }

  static List<?> lines(Map<?, ?> order) {
    return order.get("items") instanceof List<?> lines ? lines : List.of();
  }

  static String linePath(int index) {
    return "items[" + index + "].";
  }

  /** Of a value that has passed its check. */
  static long whole(Object value) {
    return ((Number) value).longValue();
  }

  private OrderRules() {}
}

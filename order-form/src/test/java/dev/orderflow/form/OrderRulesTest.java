package dev.orderflow.form;

import static dev.orderflow.form.Details.full;
import static dev.orderflow.form.Details.line;
import static dev.orderflow.form.Details.list;
import static dev.orderflow.form.Details.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule between fields by itself: it finds what is its own, and bears what is not. */
class OrderRulesTest {
  private static final Instant NOW = Details.NOW;

  @Test
  void oneForm() {
    check(OrderRule.ONE_FORM, small());
    check(OrderRule.ONE_FORM, full());
    check(OrderRule.ONE_FORM, without(small(), "product", "quantity"), "items form");
    check(OrderRule.ONE_FORM, without(small(), "product"), "product required");
    check(OrderRule.ONE_FORM, without(small(), "quantity"), "quantity required");
    check(OrderRule.ONE_FORM, with(full(), "product", null), "items form");
    check(OrderRule.ONE_FORM, with(full(), "quantity", 1L), "items form");
    check(OrderRule.ONE_FORM, with(small(), "items", list()), "items form");
    check(OrderRule.ONE_FORM, with(small(), "total", 1L), "total form");
  }

  @Test
  void distinctSkus() {
    check(OrderRule.DISTINCT_SKUS, small());
    check(OrderRule.DISTINCT_SKUS, full());
    check(OrderRule.DISTINCT_SKUS, lines(line("a", 1, 1), line("A", 1, 1), line("a ", 1, 1)));
    check(
        OrderRule.DISTINCT_SKUS, lines(line("a", 1, 1), line("a", 2, 2)), "items[1].sku duplicate");
    check(OrderRule.DISTINCT_SKUS, lines(line("", 1, 1), line("", 1, 1), null, "a", "a", Map.of()));
  }

  @Test
  void currencyOfPrices() {
    check(OrderRule.CURRENCY_OF_PRICES, small());
    check(OrderRule.CURRENCY_OF_PRICES, with(small(), "total", 1L));
    check(OrderRule.CURRENCY_OF_PRICES, full());
    check(OrderRule.CURRENCY_OF_PRICES, without(full(), "currency"), "currency required");
    check(OrderRule.CURRENCY_OF_PRICES, without(full(), "currency", "total"), "currency required");
    check(OrderRule.CURRENCY_OF_PRICES, without(full(), "currency", "total", "items"));
    check(OrderRule.CURRENCY_OF_PRICES, without(lines(Map.of("sku", "a"), 5L), "currency"));
  }

  @Test
  void pricesOfTotal() {
    check(OrderRule.PRICES_OF_TOTAL, small());
    check(OrderRule.PRICES_OF_TOTAL, full());
    check(OrderRule.PRICES_OF_TOTAL, lines(Map.of("sku", "a")));
    check(
        OrderRule.PRICES_OF_TOTAL,
        with(lines(Map.of(), line("a", 1, 1), null, Map.of()), "total", "?"),
        "items[0].unitPrice required",
        "items[3].unitPrice required");
  }

  @Test
  void sum() {
    check(OrderRule.SUM_OF_LINES, small());
    check(OrderRule.SUM_OF_LINES, full());
    check(OrderRule.SUM_OF_LINES, with(full(), "total", new BigDecimal("2208.0")));
    check(OrderRule.SUM_OF_LINES, with(full(), "total", 2207L), "total total");
    check(OrderRule.SUM_OF_LINES, with(full(), "total", 2209L), "total total");
    check(OrderRule.SUM_OF_LINES, with(full(), "total", -1L));
    check(OrderRule.SUM_OF_LINES, with(lines(line("a", 0, 1)), "total", 5L));
    check(OrderRule.SUM_OF_LINES, with(lines(Map.of("quantity", 1L)), "total", 5L));
    check(OrderRule.SUM_OF_LINES, with(lines("a"), "total", 5L));
    check(OrderRule.SUM_OF_LINES, with(lines(), "total", 5L));
  }

  @Test
  void notFromTheFuture() {
    check(OrderRule.NOT_FROM_THE_FUTURE, small());
    check(OrderRule.NOT_FROM_THE_FUTURE, placedAt("2026-01-15T12:05:00Z"));
    check(OrderRule.NOT_FROM_THE_FUTURE, placedAt("2026-01-15T13:05:00+01:00"));
    check(
        OrderRule.NOT_FROM_THE_FUTURE,
        placedAt("2026-01-15T12:05:00.000000001Z"),
        "placedAt future");
    check(OrderRule.NOT_FROM_THE_FUTURE, placedAt("2026-01-15T12:05:00-00:01"), "placedAt future");
    check(OrderRule.NOT_FROM_THE_FUTURE, placedAt("tomorrow"));
  }

  private static void check(
      OrderRule rule, Map<String, @Nullable Object> order, String... problems) {
    assertThat(rule.problems(order, NOW))
        .extracting(problem -> problem.field() + " " + problem.rule())
        .containsExactly(problems);
  }

  private static Map<String, @Nullable Object> lines(@Nullable Object... lines) {
    return with(without(full(), "total"), "items", list(lines));
  }

  private static Map<String, @Nullable Object> placedAt(String time) {
    return with(small(), "placedAt", time);
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> order, String field, @Nullable Object value) {
    order.put(field, value);
    return order;
  }

  private static Map<String, @Nullable Object> without(
      Map<String, @Nullable Object> order, String... fields) {
    for (String field : fields) {
      order.remove(field);
    }
    return order;
  }
}

package dev.orderflow.form;

import dev.orderflow.contracts.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The rules between the fields of an order, by name: each a pure function to all that breaks it.
 */
enum OrderRule {
  ONE_FORM,
  DISTINCT_SKUS,
  CURRENCY_OF_PRICES,
  PRICES_OF_TOTAL,
  SUM_OF_LINES,
  NOT_FROM_THE_FUTURE;

  static final List<OrderRule> ALL = List.of(values());

  List<Problem> problems(Map<?, ?> order, Instant now) {
    return switch (this) {
      case ONE_FORM -> OrderRules.oneForm(order);
      case DISTINCT_SKUS -> OrderRules.distinctSkus(order);
      case CURRENCY_OF_PRICES -> OrderRules.currencyOfPrices(order);
      case PRICES_OF_TOTAL -> OrderRules.pricesOfTotal(order);
      case SUM_OF_LINES -> OrderRules.sumOfLines(order);
      case NOT_FROM_THE_FUTURE -> OrderRules.notFromTheFuture(order, now);
    };
  }
}

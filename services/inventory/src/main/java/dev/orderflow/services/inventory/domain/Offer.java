package dev.orderflow.services.inventory.domain;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the catalogue answers to a demand: all of its lines or none. */
sealed interface Offer {

  /**
   * @param lines at the catalogue's prices
   * @param due their sum
   */
  record Granted(List<Line> lines, Money due) implements Offer {}

  /**
   * @param skus the lines to blame
   */
  record Refused(CancelReason reason, List<String> skus) implements Offer {}

  /**
   * Of several reasons the one is told that waiting mends least: a product that does not exist,
   * then one at another price, then one that is short.
   *
   * @param products by sku, as read; who is missing does not exist
   */
  static Offer to(Demand demand, Map<String, Product> products) {
    String currency = currency(demand, products);
    List<String> unknown = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    List<Line> priced = new ArrayList<>(demand.lines().subList(0, demand.held()));
    for (Line line : demand.open()) {
      Product product = products.get(line.sku());
      if (product == null) {
        unknown.add(line.sku());
        continue;
      }
      if (!product.currency().equals(currency) || isPricedOtherwise(line, product)) {
        changed.add(line.sku());
      } else if (product.available() < line.quantity()) {
        lacking.add(line.sku());
      }
      priced.add(new Line(line.sku(), line.name(), line.quantity(), product.price()));
    }
    if (!unknown.isEmpty()) {
      return new Refused(CancelReason.UNKNOWN_PRODUCT, unknown);
    }
    if (!changed.isEmpty()) {
      return new Refused(CancelReason.PRICE_CHANGED, changed);
    }
    return lacking.isEmpty()
        ? new Granted(priced, new Money(sum(priced), currency))
        : new Refused(CancelReason.OUT_OF_STOCK, lacking);
  }

  /** An order has one currency: the one it names, or else that of its first known product. */
  private static String currency(Demand demand, Map<String, Product> products) {
    String named = demand.currency();
    if (named != null) {
      return named;
    }
    for (Line line : demand.lines()) {
      Product product = products.get(line.sku());
      if (product != null) {
        return product.currency();
      }
    }
    return "";
  }

  private static boolean isPricedOtherwise(Line line, Product product) {
    Long named = line.unitPrice();
    return named != null && named != product.price();
  }

  private static long sum(List<Line> priced) {
    long sum = 0;
    for (Line line : priced) {
      Long price = line.unitPrice();
      sum = Math.addExact(sum, Math.multiplyExact(price == null ? 0 : price, line.quantity()));
    }
    return sum;
  }
}

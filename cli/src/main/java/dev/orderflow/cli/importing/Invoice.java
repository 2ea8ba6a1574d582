package dev.orderflow.cli.importing;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An invoice as it grows line by line. The same stock code at the same price becomes one line of
 * the added quantities; at another price it is a line of its own, which {@link Prices} gives
 * another sku. So neither a quantity nor a price is lost.
 */
final class Invoice {

  /** What became of a line. */
  enum Added {
    NEW_LINE,
    MERGED,
    OTHER_CUSTOMER
  }

  /**
   * A line of the order.
   *
   * @param sku the stock code until the whole file is read; see {@link Prices}
   */
  record Line(String sku, String stockCode, String name, long quantity, long unitPrice) {

    Line plus(Row.Sale sale) {
      return new Line(
          sku,
          stockCode,
          name.isEmpty() ? sale.name() : name,
          quantity + sale.quantity(),
          unitPrice);
    }

    Line soldAs(String newSku) {
      return new Line(newSku, stockCode, name, quantity, unitPrice);
    }

    BigInteger total() {
      return BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(unitPrice));
    }
  }

  private record Article(String stockCode, long unitPrice) {}

  private final String number;
  private final String customer;
  private final Instant placedAt;
  private final String country;
  private final Map<Article, Line> lines = new LinkedHashMap<>();

  /** With what its first line says; the line itself is still to be added. */
  Invoice(Row.Sale first) {
    number = first.invoice();
    customer = first.customer();
    placedAt = first.placedAt();
    country = first.country();
  }

  Added add(Row.Sale sale) {
    if (!sale.customer().equals(customer)) {
      return Added.OTHER_CUSTOMER;
    }
    Article article = new Article(sale.sku(), sale.unitPrice());
    Line same = lines.get(article);
    if (same != null) {
      lines.put(article, same.plus(sale));
      return Added.MERGED;
    }
    lines.put(
        article, new Line(sale.sku(), sale.sku(), sale.name(), sale.quantity(), sale.unitPrice()));
    return Added.NEW_LINE;
  }

  void sellBy(Prices prices) {
    lines.replaceAll((_, line) -> line.soldAs(prices.sku(line)));
  }

  String number() {
    return number;
  }

  String customer() {
    return customer;
  }

  Instant placedAt() {
    return placedAt;
  }

  String country() {
    return country;
  }

  Collection<Line> lines() {
    return lines.values();
  }

  BigInteger total() {
    return lines.values().stream().map(Line::total).reduce(BigInteger.ZERO, BigInteger::add);
  }
}

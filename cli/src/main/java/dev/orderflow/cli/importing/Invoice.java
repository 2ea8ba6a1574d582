package dev.orderflow.cli.importing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An invoice as it grows line by line. The order form allows a sku once:
 *
 * <ul>
 *   <li>the same stock code at the same price becomes one line of the added quantities;
 *   <li>at another price it becomes a line of its own, whose sku names that price as well, such as
 *       {@code 22423@10.95}, and which keeps the plain stock code beside it. So the order is
 *       accepted, its total adds up, and neither a quantity nor a price is lost.
 * </ul>
 */
final class Invoice {

  /** What became of a line. */
  enum Added {
    NEW_LINE,
    MERGED,
    SECOND_PRICE,
    OTHER_CUSTOMER
  }

  /**
   * A line of the order.
   *
   * @param sku the stock code, or the stock code and its price
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
  private final Set<String> stockCodes = new HashSet<>();

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
    boolean known = !stockCodes.add(sale.sku());
    String sku = known ? sale.sku() + "@" + pounds(sale.unitPrice()) : sale.sku();
    lines.put(article, new Line(sku, sale.sku(), sale.name(), sale.quantity(), sale.unitPrice()));
    return known ? Added.SECOND_PRICE : Added.NEW_LINE;
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

  private static String pounds(long pennies) {
    return BigDecimal.valueOf(pennies, 2).toPlainString();
  }
}

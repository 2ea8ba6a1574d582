package dev.orderflow.cli.importing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One price per sku. The file has many stock codes at several prices: a catalogue can sell a sku at
 * one, and an order may hold it once. So the plain stock code is what it is on most invoices (of
 * equally frequent prices, at the lower), and at each other price it is a sku of its own that names
 * that price, such as {@code 22423@10.95}.
 */
final class Prices {

  private final Map<String, Map<Long, Long>> invoicesByPrice = new HashMap<>();
  private final Map<String, Long> usual = new HashMap<>();

  Prices(Collection<Invoice> invoices) {
    for (Invoice invoice : invoices) {
      for (Invoice.Line line : invoice.lines()) {
        invoicesByPrice
            .computeIfAbsent(line.stockCode(), _ -> new TreeMap<>())
            .merge(line.unitPrice(), 1L, Long::sum);
      }
    }
    invoicesByPrice.forEach((stockCode, prices) -> usual.put(stockCode, mostFrequent(prices)));
  }

  boolean isUsual(String stockCode, long unitPrice) {
    Long price = usual.get(stockCode);
    return price != null && price == unitPrice;
  }

  String sku(Invoice.Line line) {
    return isUsual(line.stockCode(), line.unitPrice())
        ? line.stockCode()
        : line.stockCode() + "@" + pounds(line.unitPrice());
  }

  private static long mostFrequent(Map<Long, Long> prices) {
    long best = 0;
    long most = 0;
    for (Map.Entry<Long, Long> price : prices.entrySet()) {
      if (price.getValue() > most) {
        most = price.getValue();
        best = price.getKey();
      }
    }
    return best;
  }

  private static String pounds(long pennies) {
    return BigDecimal.valueOf(pennies, 2).toPlainString();
  }
}

package dev.orderflow.cli.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What became of every line and every invoice. */
final class ImportTally {

  private final Map<String, Invoice> invoices = new LinkedHashMap<>();
  private final Set<String> numbers = new LinkedHashSet<>();
  private final Map<LeftOut, List<Long>> leftOut = new EnumMap<>(LeftOut.class);
  private final Map<Article, List<Long>> articles = new LinkedHashMap<>();
  private long linesRead;
  private long blankLines;
  private long linesMerged;
  private long linesNotUtf8;

  /** What is sold under one sku, and at one price. */
  private record Article(String stockCode, long unitPrice) {}

  void blankLine() {
    blankLines++;
  }

  void notUtf8() {
    linesNotUtf8++;
  }

  void enter(long line, Row row) {
    linesRead++;
    switch (row) {
      case Row.Unusable(String invoice, LeftOut reason) -> {
        if (!invoice.isEmpty()) {
          numbers.add(invoice);
        }
        leaveOut(line, reason);
      }
      case Row.Sale sale -> {
        numbers.add(sale.invoice());
        enter(line, sale);
      }
    }
  }

  private void enter(long line, Row.Sale sale) {
    Invoice invoice = invoices.computeIfAbsent(sale.invoice(), _ -> new Invoice(sale));
    switch (invoice.add(sale)) {
      case NEW_LINE -> priced(line, sale);
      case MERGED -> {
        priced(line, sale);
        linesMerged++;
      }
      case OTHER_CUSTOMER -> leaveOut(line, LeftOut.OTHER_CUSTOMER);
    }
  }

  private void priced(long line, Row.Sale sale) {
    articles
        .computeIfAbsent(new Article(sale.sku(), sale.unitPrice()), _ -> new ArrayList<>())
        .add(line);
  }

  private void leaveOut(long line, LeftOut reason) {
    leftOut.computeIfAbsent(reason, _ -> new ArrayList<>()).add(line);
  }

  /** In the order in which the file first names them; sold at their prices once it is closed. */
  List<Invoice> orders() {
    return List.copyOf(invoices.values());
  }

  /**
   * @param now by which the order form knows what lies in the future
   */
  Report close(Instant now) {
    Prices prices = new Prices(invoices.values());
    invoices.values().forEach(invoice -> invoice.sellBy(prices));
    List<String> without = numbers.stream().filter(n -> !invoices.containsKey(n)).toList();
    Report report =
        new Report(
            linesRead,
            blankLines,
            invoices.values().stream().mapToLong(i -> i.lines().size()).sum(),
            linesMerged,
            numbers.size(),
            invoices.size(),
            without,
            leftOut,
            otherPrices(prices),
            unknownCountries(),
            linesNotUtf8,
            Rejections.of(orders(), now));
    report.check();
    return report;
  }

  private List<Long> otherPrices(Prices prices) {
    List<Long> others = new ArrayList<>();
    articles.forEach(
        (article, lines) -> {
          if (!prices.isUsual(article.stockCode(), article.unitPrice())) {
            others.addAll(lines);
          }
        });
    return others.stream().sorted().toList();
  }

  private Map<String, Long> unknownCountries() {
    Map<String, Long> unknown = new TreeMap<>();
    for (Invoice invoice : invoices.values()) {
      if (Countries.code(invoice.country()).isEmpty()) {
        unknown.merge(invoice.country(), 1L, Long::sum);
      }
    }
    return unknown;
  }
}

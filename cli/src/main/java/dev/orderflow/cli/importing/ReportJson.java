package dev.orderflow.cli.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The books for machines, with every line number. */
final class ReportJson {

  private ReportJson() {}

  static Map<String, Object> of(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lines", lines(report));
    json.put("invoices", invoices(report));
    json.put("leftOut", leftOut(report));
    json.put("otherPriceLines", report.otherPrices());
    json.put("ordersWithoutAddress", report.unknownCountries());
    json.put("willBeRefused", refusable(report));
    return json;
  }

  private static Map<String, Object> lines(Report report) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("read", report.linesRead());
    lines.put("inOrders", report.linesInOrders());
    lines.put("merged", report.linesMerged());
    lines.put("leftOut", report.linesLeftOut());
    lines.put("blank", report.blankLines());
    lines.put("notUtf8", report.linesNotUtf8());
    return lines;
  }

  private static Map<String, Object> invoices(Report report) {
    Map<String, Object> invoices = new LinkedHashMap<>();
    invoices.put("read", report.invoicesRead());
    invoices.put("orders", report.orders());
    invoices.put("leftOut", (long) report.invoicesLeftOut().size());
    invoices.put("leftOutNumbers", report.invoicesLeftOut());
    return invoices;
  }

  private static List<Object> leftOut(Report report) {
    List<Object> reasons = new ArrayList<>();
    report
        .leftOut()
        .forEach((reason, lines) -> reasons.add(entry(reason, reason.text(), "lines", lines)));
    return reasons;
  }

  private static List<Object> refusable(Report report) {
    List<Object> reasons = new ArrayList<>();
    report
        .refusable()
        .forEach((reason, ids) -> reasons.add(entry(reason, reason.text(), "orderIds", ids)));
    return reasons;
  }

  private static Map<String, Object> entry(
      Enum<?> reason, String text, String name, List<?> members) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("reason", reason.name());
    entry.put("text", text);
    entry.put("count", (long) members.size());
    entry.put(name, members);
    return entry;
  }
}

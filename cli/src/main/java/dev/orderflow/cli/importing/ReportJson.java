package dev.orderflow.cli.importing;

import dev.orderflow.contracts.Problem;
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
    json.put("willBeRejected", byKind(report.rejections()));
    json.put("problems", byOrder(report.rejections()));
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
        .forEach(
            (reason, lines) -> reasons.add(entry(reason.name(), reason.text(), "lines", lines)));
    return reasons;
  }

  private static List<Object> byKind(Rejections rejections) {
    List<Object> kinds = new ArrayList<>();
    rejections
        .byKind()
        .forEach((kind, ids) -> kinds.add(entry(kind.rule(), kind.text(), "orderIds", ids)));
    return kinds;
  }

  private static List<Object> byOrder(Rejections rejections) {
    List<Object> orders = new ArrayList<>();
    rejections
        .problems()
        .forEach(
            (orderId, problems) -> {
              Map<String, Object> order = new LinkedHashMap<>();
              order.put("orderId", orderId);
              order.put("problems", problems.stream().map(Problem::toFields).toList());
              orders.add(order);
            });
    return orders;
  }

  private static Map<String, Object> entry(
      String reason, String text, String name, List<?> members) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("reason", reason);
    entry.put("text", text);
    entry.put("count", (long) members.size());
    entry.put(name, members);
    return entry;
  }
}

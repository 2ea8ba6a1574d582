package dev.orderflow.cli.importing;

import static dev.orderflow.cli.terminal.Text.count;

import dev.orderflow.cli.terminal.Style;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** The books for people. */
final class ReportText {

  private static final int MOST_NAMED = 5;

  private ReportText() {}

  static void print(Report report, PrintStream out, Style style) {
    Table.of("", ">READ", ">IN ORDERS", ">MERGED", ">LEFT OUT")
        .row(
            "lines",
            count(report.linesRead()),
            count(report.linesInOrders()),
            count(report.linesMerged()),
            count(report.linesLeftOut()))
        .row(
            "invoices",
            count(report.invoicesRead()),
            count(report.orders()),
            "",
            count(report.invoicesLeftOut().size()))
        .print(out, style);
    printLeftOut(report, out, style);
    printNotes(report, out);
  }

  private static void printLeftOut(Report report, PrintStream out, Style style) {
    if (report.leftOut().isEmpty()) {
      return;
    }
    Table table = Table.of("LEFT OUT", ">LINES", ">FIRST AT LINE");
    report
        .leftOut()
        .forEach(
            (reason, lines) ->
                table.row(reason.text(), count(lines.size()), String.valueOf(lines.getFirst())));
    out.println();
    table.print(out, style);
  }

  private static void printNotes(Report report, PrintStream out) {
    if (report.linesNotUtf8() > 0) {
      out.printf("%n%s not UTF-8, read as Windows-1252%n", count(report.linesNotUtf8(), "line"));
    }
    if (!report.otherPrices().isEmpty()) {
      out.printf(
          "%n%s at another price than is usual for the stock code, so the sku names the price%n",
          count(report.otherPrices().size(), "line"));
    }
    report
        .unknownCountries()
        .forEach(
            (country, orders) ->
                out.printf(
                    "%s without a shipping address: '%s' is no ISO country%n",
                    count(orders, "order"), Text.printable(country)));
    report
        .rejections()
        .byKind()
        .forEach(
            (kind, orders) ->
                out.printf(
                    "%s will be rejected, visibly (%s%s): %s%n",
                    count(orders.size(), "order"),
                    orders.stream()
                        .limit(MOST_NAMED)
                        .map(Text::printable)
                        .collect(Collectors.joining(", ")),
                    orders.size() > MOST_NAMED ? " ..." : "",
                    kind.text()));
  }
}

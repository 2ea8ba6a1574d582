package dev.orderflow.cli.importing;

import dev.orderflow.cli.terminal.CommandException;
import java.util.List;
import java.util.Locale;

/** Where each column stands; the names of Online Retail and of Online Retail II. */
record Columns(
    int count,
    int invoice,
    int stockCode,
    int description,
    int quantity,
    int date,
    int price,
    int customer,
    int country) {

  static Columns of(List<String> header) {
    List<String> names =
        header.stream().map(n -> n.strip().toLowerCase(Locale.ROOT).replace(" ", "")).toList();
    return new Columns(
        names.size(),
        find(names, "InvoiceNo", "Invoice"),
        find(names, "StockCode"),
        find(names, "Description"),
        find(names, "Quantity"),
        find(names, "InvoiceDate"),
        find(names, "UnitPrice", "Price"),
        find(names, "CustomerID"),
        find(names, "Country"));
  }

  private static int find(List<String> names, String... spellings) {
    for (String spelling : spellings) {
      int at = names.indexOf(spelling.toLowerCase(Locale.ROOT));
      if (at >= 0) {
        return at;
      }
    }
    throw CommandException.unusable(
        "not an Online Retail file: no column " + spellings[0] + " in the first line");
  }
}

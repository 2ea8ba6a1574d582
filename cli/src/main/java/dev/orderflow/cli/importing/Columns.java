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

  /**
   * @param line the header's number in the file
   * @throws CommandException if a column is missing, or stands twice
   */
  static Columns of(long line, List<String> header) {
    List<String> names = header.stream().map(Columns::key).toList();
    return new Columns(
        names.size(),
        find(line, names, "InvoiceNo", "Invoice"),
        find(line, names, "StockCode"),
        find(line, names, "Description"),
        find(line, names, "Quantity"),
        find(line, names, "InvoiceDate"),
        find(line, names, "UnitPrice", "Price"),
        find(line, names, "CustomerID"),
        find(line, names, "Country"));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(" ", "");
  }

  private static int find(long line, List<String> names, String... spellings) {
    for (String spelling : spellings) {
      String key = key(spelling);
      int at = names.indexOf(key);
      if (at >= 0 && at != names.lastIndexOf(key)) {
        throw CommandException.unusable(
            "line %d: column %s is there twice".formatted(line, spelling));
      }
      if (at >= 0) {
        return at;
      }
    }
    throw CommandException.unusable(
        "line %d: not the header of an Online Retail file: no column %s%s"
            .formatted(line, spellings[0], otherwiseSeparated(names)));
  }

  private static String otherwiseSeparated(List<String> names) {
    String first = names.getFirst();
    boolean separated = first.indexOf(';') >= 0 || first.indexOf('\t') >= 0;
    return separated ? " (columns are separated by commas, not by semicolons or tabs)" : "";
  }
}

package dev.orderflow.cli.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lines read as rows. A row is one line, so that a stray quote spoils no line but its own. */
final class RowReader {

  private static final Predicate<String> INVOICE =
      Pattern.compile("[A-Za-z]?\\d{1,20}").asMatchPredicate();

  private final Columns columns;

  RowReader(Columns columns) {
    this.columns = columns;
  }

  /**
   * The fields of a line, without the space around them.
   *
   * @throws UnfitException if its quotes do not match
   */
  static List<String> fields(String line) {
    try {
      return CsvReader.builder()
          .allowUnclosedQuote(false)
          .allowExtraCharsAfterClosingQuote(false)
          .ofSingleCsvRecord(line)
          .getFields()
          .stream()
          .map(String::strip)
          .toList();
    } catch (CsvParseException notCsv) {
      throw new UnfitException(LeftOut.BROKEN_QUOTES);
    }
  }

  Row read(String line) {
    List<String> fields;
    try {
      fields = fields(line);
    } catch (UnfitException unfit) {
      return unusable(line, unfit.reason());
    }
    if (fields.size() != columns.count()) {
      return unusable(line, LeftOut.WRONG_COLUMNS);
    }
    try {
      return sale(fields);
    } catch (UnfitException unfit) {
      return new Row.Unusable(fields.get(columns.invoice()), unfit.reason());
    }
  }

  /** The row of a line that may be broken in any way. */
  Row unusable(String line, LeftOut reason) {
    return new Row.Unusable(invoice(line), reason);
  }

  /** The values in the order in which their faults are told. */
  private Row.Sale sale(List<String> fields) {
    String invoice = Values.invoice(fields.get(columns.invoice()));
    String stockCode = Values.stockCode(fields.get(columns.stockCode()));
    String customer = Values.customer(fields.get(columns.customer()));
    long quantity = Values.quantity(fields.get(columns.quantity()));
    long price = Values.price(fields.get(columns.price()));
    return new Row.Sale(
        invoice,
        stockCode,
        fields.get(columns.description()),
        quantity,
        Values.date(fields.get(columns.date())),
        price,
        customer,
        fields.get(columns.country()));
  }

  private String invoice(String line) {
    String[] parts = line.split(",", -1);
    String text =
        columns.invoice() < parts.length ? parts[columns.invoice()].replace("\"", "").strip() : "";
    return INVOICE.test(text) ? text : "";
  }
}

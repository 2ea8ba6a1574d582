package dev.orderflow.cli.importing;

import java.util.List;
import java.util.Map;

/**
 * The closed books.
 *
 * @param linesRead without the header and blank lines
 * @param linesInOrders counted in the orders themselves
 * @param linesMerged added to a line of the same stock code and price
 * @param invoicesLeftOut the invoices that have no line an order can hold
 * @param leftOut the lines in no order, by reason
 * @param otherPrices lines at another price than the stock code's usual one, which their sku names
 * @param unknownCountries names without an ISO code, with their orders, which have no address
 * @param linesNotUtf8 read as Windows-1252, of which ISO-8859-1's printable characters are a part
 * @param rejections orders that validate-order will reject
 */
record Report(
    long linesRead,
    long blankLines,
    long linesInOrders,
    long linesMerged,
    long invoicesRead,
    long orders,
    List<String> invoicesLeftOut,
    Map<LeftOut, List<Long>> leftOut,
    List<Long> otherPrices,
    Map<String, Long> unknownCountries,
    long linesNotUtf8,
    Rejections rejections) {

  long linesLeftOut() {
    return leftOut.values().stream().mapToLong(List::size).sum();
  }

  /** Nothing is lost without a word, or the import has a bug and says so. */
  void check() {
    if (linesRead != linesInOrders + linesMerged + linesLeftOut()
        || invoicesRead != orders + invoicesLeftOut.size()) {
      throw new IllegalStateException("the books do not balance: " + this);
    }
  }
}

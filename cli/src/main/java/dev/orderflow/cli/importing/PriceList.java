package dev.orderflow.cli.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue by which a file's invoices can be sold, all but those that will be rejected. */
final class PriceList {

  /**
   * @param price in pennies
   * @param stock enough for every order of the file
   */
  record Product(String sku, String name, long price, long stock) {

    private Product plus(Invoice.Line line) {
      return new Product(sku, name.isEmpty() ? line.name() : name, price, stock + line.quantity());
    }

    /** A line of a catalogue. */
    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("sku", sku);
      json.put("name", name);
      json.put("price", price);
      json.put("currency", "GBP");
      json.put("stock", stock);
      return json;
    }
  }

  private PriceList() {}

  /** In the order of their skus. */
  static List<Product> of(List<Invoice> invoices, Rejections rejections) {
    Map<String, Product> products = new TreeMap<>();
    for (Invoice invoice : invoices) {
      if (!rejections.contain(invoice)) {
        invoice.lines().forEach(line -> sell(products, line));
      }
    }
    return List.copyOf(products.values());
  }

  private static void sell(Map<String, Product> products, Invoice.Line line) {
    Product known =
        products.getOrDefault(line.sku(), new Product(line.sku(), "", line.unitPrice(), 0));
    products.put(line.sku(), known.plus(line));
  }
}

package dev.orderflow.cli.products;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import java.util.List;

/** Products for people. */
final class ProductTable {

  private ProductTable() {}

  static void print(List<Product> products, Shell shell) {
    Table table =
        Table.of("SKU", "NAME", ">PRICE", ">AVAILABLE", ">RESERVED", ">SHIPPED", ">RECEIVED");
    for (Product product : products) {
      table.row(
          product.sku(),
          product.name(),
          product.priceText(),
          Text.count(product.available()),
          Text.count(product.reserved()),
          Text.count(product.shipped()),
          Text.count(product.received()));
    }
    table.print(shell.out(), shell.style());
  }
}

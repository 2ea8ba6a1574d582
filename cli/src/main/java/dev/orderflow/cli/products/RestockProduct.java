package dev.orderflow.cli.products;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds units that have come in. */
@Command(
    name = "restock",
    header = "Add units that have come in.",
    description = {
      "",
      "They are available at once. Orders that were refused before stay refused.",
      ""
    })
final class RestockProduct implements Callable<Integer> {

  @Mixin private OneProduct product = new OneProduct();

  @Parameters(index = "1", paramLabel = "QUANTITY", description = "Units, at least 1.")
  private long quantity;

  private final Shell shell;

  RestockProduct(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (quantity < 1 || quantity > Offer.MOST_UNITS) {
      throw CommandException.unusable(
          "QUANTITY " + quantity + " is not between 1 and " + Offer.MOST_UNITS);
    }
    return product.change(
        shell,
        catalogue -> {
          if (!catalogue.restock(product.sku(), quantity)) {
            throw product.unknown();
          }
        });
  }
}

package dev.orderflow.cli.products;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What commands on one product share; mix it in. */
final class OneProduct {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(index = "0", paramLabel = "SKU", description = "Which product.")
  private String sku = "";

  String sku() {
    return sku;
  }

  /** Does it, and shows how the product is then. */
  int change(Shell shell, Consumer<Catalogue> what) {
    try (Connection connection = target.connect(shell)) {
      Catalogue catalogue = new Catalogue(connection.dynamoDb());
      what.accept(catalogue);
      Product product = catalogue.find(sku).orElseThrow(this::unknown);
      if (standard.json()) {
        shell.out().println(VisibleText.json(product.json()));
      } else {
        ProductTable.print(List.of(product), shell);
      }
      return ExitCodes.OK;
    }
  }

  CommandException unknown() {
    return CommandException.found("no product " + sku);
  }
}

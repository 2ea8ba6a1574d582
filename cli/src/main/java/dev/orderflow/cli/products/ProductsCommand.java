package dev.orderflow.cli.products;

import dev.orderflow.cli.terminal.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Products: list, restock, set, load. */
public final class ProductsCommand {

  private ProductsCommand() {}

  /** Lists them, unless it is told to do something else. */
  public static CommandLine of(Shell shell) {
    CommandLine products = new CommandLine(new ListProducts(shell));
    products.getCommandSpec().name("products");
    products.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
    return products
        .addSubcommand(new CommandLine(CommandSpec.forAnnotatedObject(new ListProducts(shell))))
        .addSubcommand(new RestockProduct(shell))
        .addSubcommand(new SetProduct(shell))
        .addSubcommand(new LoadProducts(shell));
  }
}

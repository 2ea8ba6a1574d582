package dev.orderflow.cli.products;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Shell;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a product or changes it. */
@Command(
    name = "set",
    header = "Add a product, or change what it is called, costs and has in stock.",
    description = {
      "",
      "A new product needs --price and --currency; of a known one, what is not named stays as it is.",
      "A changed price is for orders that are reserved from then on.",
      ""
    })
final class SetProduct implements Callable<Integer> {

  @Mixin private OneProduct product = new OneProduct();

  @Option(names = "--name", paramLabel = "NAME", description = "What people call it.")
  private @Nullable String name;

  @Option(names = "--price", paramLabel = "N", description = "In minor units: 2499 is 24.99 GBP.")
  private @Nullable Long price;

  @Option(names = "--currency", paramLabel = "CODE", description = "Of ISO 4217.")
  private @Nullable String currency;

  @Option(
      names = "--stock",
      paramLabel = "N",
      description = "How many units are available from now on, as counted.")
  private @Nullable Long stock;

  private final Shell shell;

  SetProduct(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return product.change(
        shell,
        catalogue -> {
          Optional<Product> known = catalogue.find(product.sku());
          Offer offer = offer(known);
          if (known.isPresent() && stock == null) {
            catalogue.describe(offer);
          } else {
            catalogue.set(offer);
          }
        });
  }

  private Offer offer(Optional<Product> known) {
    try {
      return new Offer(
          product.sku(),
          name != null ? name : known.map(Product::name).orElse(product.sku()),
          price != null ? price : known.map(Product::price).orElseThrow(this::incomplete),
          currency != null ? currency : known.map(Product::currency).orElseThrow(this::incomplete),
          stock != null ? stock : 0);
    } catch (IllegalArgumentException e) {
      throw CommandException.unusable(String.valueOf(e.getMessage()));
    }
  }

  private CommandException incomplete() {
    return CommandException.unusable(
        product.sku() + " is a new product: say its --price and --currency");
  }
}

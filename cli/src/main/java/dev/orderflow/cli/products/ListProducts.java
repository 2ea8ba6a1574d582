package dev.orderflow.cli.products;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists products with their prices and where their units are. */
@Command(
    name = "list",
    header = "List products: what they cost, and where their units are.",
    description = {
      "",
      "Received = available + reserved for orders + shipped. In the table's own order, which is"
          + " none.",
      ""
    })
final class ListProducts implements Callable<Integer> {

  private static final int MOST = 1000;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only those with this in their sku or name, in capitals or not.")
  private String search = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most to list at once, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "SKU",
      description = "Go on where an earlier listing ended, with what it printed.")
  private @Nullable String cursor;

  private final Shell shell;

  ListProducts(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    try (Connection connection = target.connect(shell)) {
      Catalogue.Page page = new Catalogue(connection.dynamoDb()).page(search, limit, cursor);
      if (standard.json()) {
        shell.out().println(json(page));
      } else {
        print(page);
      }
      return ExitCodes.OK;
    }
  }

  private void print(Catalogue.Page page) {
    if (page.products().isEmpty()) {
      shell.out().println("none" + (cursor == null ? "" : " beyond these"));
      return;
    }
    ProductTable.print(page.products(), shell);
    String next = page.next();
    if (next != null) {
      String more =
          "orderflow products%s --limit %d%s --cursor %s"
              .formatted(
                  search.isEmpty() ? "" : " --search " + quoted(search),
                  limit,
                  target.asArguments(),
                  quoted(next));
      shell.out().println(shell.style().quiet("more: " + Text.printable(more)));
    }
  }

  /** As a shell reads it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._@/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String json(Catalogue.Page page) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("products", page.products().stream().map(Product::json).toList());
    json.put("cursor", page.next());
    return VisibleText.json(json);
  }
}

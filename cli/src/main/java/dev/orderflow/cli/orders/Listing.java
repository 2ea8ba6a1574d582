package dev.orderflow.cli.orders;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a listing by pages, and the listing; mix it in. */
final class Listing {

  private static final int MOST = 1000;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most to list at once, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where an earlier listing ended, with what it printed.")
  private @Nullable String cursor;

  int list(
      Shell shell,
      Tables.Name name,
      List<Tables.Filter> filters,
      Table table,
      Function<Item, String[]> row,
      String command) {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    Cursor from = cursor == null ? null : Cursor.decode(cursor, name.table);
    try (Connection connection = target.connect(shell)) {
      Tables.Page page = new Tables(connection.dynamoDb()).page(name, filters, limit, from);
      if (standard.json()) {
        shell.out().println(json(name, page));
      } else {
        print(shell, page, table, row, command);
      }
      return ExitCodes.OK;
    }
  }

  private void print(
      Shell shell, Tables.Page page, Table table, Function<Item, String[]> row, String command) {
    if (page.items().isEmpty()) {
      shell.out().println("none" + (cursor == null ? "" : " beyond these"));
      return;
    }
    page.items().forEach(item -> table.row(row.apply(item)));
    table.print(shell.out(), shell.style());
    Cursor next = page.next();
    if (next != null) {
      String more =
          "orderflow %s --limit %d%s --cursor %s"
              .formatted(command, limit, target.asArguments(), next.encode());
      shell.out().println(shell.style().quiet("more: " + more));
    }
  }

  private static String json(Tables.Name name, Tables.Page page) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        name.name().toLowerCase(Locale.ROOT), page.items().stream().map(Item::fields).toList());
    Cursor next = page.next();
    json.put("cursor", next == null ? null : next.encode());
    return VisibleText.json(json);
  }
}

package dev.orderflow.cli.orders;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one order and its way. */
@Command(
    name = "order",
    header = "Show one order, its way and what became of it.",
    description = {
      "",
      "An order that is not stored is looked for among the rejections. EventBridge gives the time of",
      "publication in whole seconds, so the first step can look up to a second longer than it was.",
      "Then comes what services told of it and what was asked for, each with its event's id.",
      "With --json: the item as it is stored, its way and its history. A payment token is ***.",
      ""
    })
public final class OrderCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "ID", description = "The orderId.")
  private String orderId = "";

  private final Shell shell;

  public OrderCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      List<Item> found = find(new Tables(connection.dynamoDb()));
      if (found.isEmpty()) {
        throw CommandException.found(
            "no order and no rejection with the id " + Text.printable(orderId));
      }
      found.forEach(this::show);
      return ExitCodes.OK;
    }
  }

  /** The stored order, or the last rejection of its id. */
  private List<Item> find(Tables tables) {
    if (orderId.isEmpty()) {
      return List.of();
    }
    Optional<Item> stored = tables.order(orderId);
    return stored.isPresent()
        ? List.of(stored.get())
        : tables
            .rejectionsOf(orderId)
            .sorted((a, b) -> b.text("rejectedAt").compareTo(a.text("rejectedAt")))
            .limit(1)
            .toList();
  }

  private void show(Item item) {
    if (standard.json()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("order", item.fields());
      json.put("way", OrderTimeline.of(item).json());
      json.put("history", History.of(item).json());
      shell.out().println(VisibleText.json(json));
    } else {
      new OrderText(item, shell.out(), shell.style()).print();
    }
  }
}

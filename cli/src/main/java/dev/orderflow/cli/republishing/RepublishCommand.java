package dev.orderflow.cli.republishing;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.republishing.HistoryRepublisher.Source;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes anew what is stored. */
@Command(
    name = "republish",
    header = "Publish an order's whole history anew, or that of all orders, from the tables.",
    description = {
      "",
      "For when publications are lost for good: after a day without a bus, or with a stream that",
      "was deleted. Every event has the id that it had the first time, so that listeners drop what",
      "they know. Exits with 1 if not all of it was published; then run it again.",
      ""
    })
public final class RepublishCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The orderId.")
  private @Nullable String orderId;

  @Option(names = "--all", description = "All orders, and all rejections.")
  private boolean all;

  private final Shell shell;

  public RepublishCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (all == (orderId != null)) {
      throw CommandException.unusable("say an order's ID or --all");
    }
    try (Connection connection = target.connect(shell)) {
      long published = publish(new HistoryRepublisher(connection, HistoryRepublisher.FUNCTION));
      if (standard.json()) {
        shell.out().println(VisibleText.json(Map.of("published", published)));
      } else {
        shell.out().println("published what is stored of " + Text.count(published, "item"));
      }
      return ExitCodes.OK;
    }
  }

  private long publish(HistoryRepublisher republisher) {
    if (orderId == null) {
      return republisher.republish(Source.ORDERS, _ -> true)
          + republisher.republish(Source.REJECTIONS, _ -> true);
    }
    long published = republisher.republish(orderId);
    if (published == 0) {
      throw CommandException.found("no order with the id " + Text.printable(orderId));
    }
    return published;
  }
}

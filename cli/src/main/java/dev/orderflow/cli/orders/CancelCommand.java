package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.contracts.OrderRequest;
import picocli.CommandLine.Command;

/** Asks for an order to be cancelled. */
@Command(
    name = "cancel",
    header = "Ask for an order to be cancelled, and wait for the answer.",
    description = {
      "",
      "Until the parcel is dispatched an order can be cancelled; shipping decides whether it still",
      "is in time. Exits with 0 once the order is cancelled, and with 1 and the reason if it is",
      "too late.",
      "It is recorded as an operator's, unless it is said to be the --customer's.",
      ""
    })
public final class CancelCommand extends RequestCommand {

  public CancelCommand(Shell shell) {
    super(shell, OrderRequest.Kind.CANCEL);
  }
}

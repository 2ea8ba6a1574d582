package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.contracts.OrderRequest;
import picocli.CommandLine.Command;

/** Asks for an order to be taken back. */
@Command(
    name = "return",
    header = "Ask for a delivered order to be taken back, and wait for the answer.",
    description = {
      "",
      "Exits with 0 once the return is granted: the carrier fetches the parcel, and the money is",
      "given back when it has come. Exits with 1 and the reason if it is refused.",
      "It is recorded as an operator's, unless it is said to be the --customer's.",
      ""
    })
public final class ReturnCommand extends RequestCommand {

  public ReturnCommand(Shell shell) {
    super(shell, OrderRequest.Kind.RETURN);
  }
}

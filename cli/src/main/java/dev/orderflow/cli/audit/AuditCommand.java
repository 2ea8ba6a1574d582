package dev.orderflow.cli.audit;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds up orders, stock and money. */
@Command(
    name = "audit",
    header = "Add up what came in and what became of it: orders, stock and money.",
    description = {
      "",
      "Every order event that the bus took must be processed, rejected, a repetition, dead-lettered",
      "or in flight; no unit of stock and no money may appear or vanish. Exits with 1 on any gap,",
      "and names what to look at. An order that is stored, and that the bus has no record of, came",
      "in by another way: that is a gap too, unless it is older than the record.",
      "",
      "It reads whole tables. What moves meanwhile may seem to be missing, so it looks again as long",
      "as anything moves, and some seconds more, before it says so.",
      ""
    })
public final class AuditCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = {
        "How long nothing has to move before what is missing is missing (${DEFAULT-VALUE}); it is",
        "said at the latest after thirty times as long."
      })
  private int wait;

  private final Shell shell;

  public AuditCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (wait < 0 || wait > 3600) {
      throw CommandException.unusable("--wait " + wait + " is not between 0 and 3600");
    }
    try (Connection connection = target.connect(shell)) {
      Audit audit = Audit.of(connection, Duration.ofSeconds(wait), this::sayThatItLooksAgain);
      AuditReport report = new AuditReport(audit);
      if (standard.json()) {
        shell.out().println(report.json());
      } else {
        report.print(shell.out(), shell.style());
      }
      return audit.holds() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }

  private void sayThatItLooksAgain() {
    shell.err().println("something is missing or under way: looking again until nothing moves");
  }
}

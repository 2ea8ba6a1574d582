package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters: list, show, redrive, discard. */
@Command(
    name = "dlq",
    header = "List, show, redrive and discard what ended in dead letter queues.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class DlqCommand implements Runnable {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private DlqCommand() {}

  public static CommandLine of(Shell shell) {
    return of(shell, InstantSource.system());
  }

  /**
   * @param clock of the queues
   */
  public static CommandLine of(Shell shell, InstantSource clock) {
    return new CommandLine(new DlqCommand())
        .addSubcommand(new DlqListCommand(shell))
        .addSubcommand(new DlqShowCommand(shell))
        .addSubcommand(new DlqRedriveCommand(shell, clock))
        .addSubcommand(new DlqDiscardCommand(shell))
        .addSubcommand(new DlqDiscardedCommand(shell));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "list, show, redrive, discard or discarded?");
  }
}

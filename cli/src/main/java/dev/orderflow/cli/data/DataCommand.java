package dev.orderflow.cli.data;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks after a data directory that nothing is using. */
@Command(
    name = "data",
    header = "Check or repair the directory of 'up --data'.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class DataCommand implements Runnable {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private DataCommand() {}

  public static CommandLine of(Shell shell) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new DataCheckCommand(shell))
        .addSubcommand(new DataRepairCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "check or repair?");
  }
}

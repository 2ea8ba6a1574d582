package dev.orderflow.cli;

import dev.orderflow.cli.alarms.AlarmsCommand;
import dev.orderflow.cli.audit.AuditCommand;
import dev.orderflow.cli.connect.EnvCommand;
import dev.orderflow.cli.connect.TokenCommand;
import dev.orderflow.cli.data.DataCommand;
import dev.orderflow.cli.deadletters.DlqCommand;
import dev.orderflow.cli.importing.ImportCommand;
import dev.orderflow.cli.mail.MailCommand;
import dev.orderflow.cli.orders.CancelCommand;
import dev.orderflow.cli.orders.OrderCommand;
import dev.orderflow.cli.orders.OrdersCommand;
import dev.orderflow.cli.orders.RejectionsCommand;
import dev.orderflow.cli.orders.ReturnCommand;
import dev.orderflow.cli.payments.PaymentsCommand;
import dev.orderflow.cli.products.ProductsCommand;
import dev.orderflow.cli.republishing.RepublishCommand;
import dev.orderflow.cli.running.DemoCommand;
import dev.orderflow.cli.running.UpCommand;
import dev.orderflow.cli.running.WarmUpCommand;
import dev.orderflow.cli.scaffold.NewServiceCommand;
import dev.orderflow.cli.sending.SendCommand;
import dev.orderflow.cli.simulating.SimulateCommand;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.watching.WatchCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The one command, {@code orderflow}. */
@Command(
    name = "orderflow",
    header = "Follow orders through EventBridge, Lambda, SQS and DynamoDB, here or on AWS.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class Orderflow implements Runnable {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private Orderflow() {}

  public static void main(String[] args) {
    // The JDK keeps 5 connections alive per host; send keeps more requests than that in flight.
    System.setProperty("http.maxConnections", "32");
    System.exit(run(Shell.ofProcess(), args));
  }

  /** Runs one command line and returns its exit code; everything it says goes to the shell. */
  public static int run(Shell shell, String... args) {
    try {
      return commandLine(shell).execute(args);
    } finally {
      shell.out().flush();
      shell.err().flush();
    }
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  private static CommandLine commandLine(Shell shell) {
    CommandLine root = new CommandLine(new Orderflow());
    root.addSubcommand(new DemoCommand(shell));
    root.addSubcommand(new UpCommand(shell));
    root.addSubcommand(new EnvCommand(shell));
    root.addSubcommand(new TokenCommand(shell));
    root.addSubcommand(new SendCommand(shell));
    root.addSubcommand(new OrderCommand(shell));
    root.addSubcommand(new OrdersCommand(shell));
    root.addSubcommand(new WatchCommand(shell));
    root.addSubcommand(new CancelCommand(shell));
    root.addSubcommand(new ReturnCommand(shell));
    root.addSubcommand(new RejectionsCommand(shell));
    root.addSubcommand(DlqCommand.of(shell));
    root.addSubcommand(new AlarmsCommand(shell));
    root.addSubcommand(new RepublishCommand(shell));
    root.addSubcommand(MailCommand.of(shell));
    root.addSubcommand(ProductsCommand.of(shell));
    root.addSubcommand(PaymentsCommand.of(shell));
    root.addSubcommand(new ImportCommand(shell));
    root.addSubcommand(new AuditCommand(shell));
    root.addSubcommand(DataCommand.of(shell));
    root.addSubcommand(new SimulateCommand(shell));
    root.addSubcommand(new NewServiceCommand(shell));
    root.addSubcommand(new CompletionCommand(shell));
    root.addSubcommand(new WarmUpCommand(shell));
    root.addSubcommand(ScriptCommand.of("verify", "Check the format, compile, run all tests."));
    root.addSubcommand(
        ScriptCommand.of("test", "Run the tests of one module, or one test: test MODULE [TEST]."));
    root.addSubcommand(
        ScriptCommand.of(
            "bench", "Measure: bench pipeline, bench live, bench coldstart, bench soak."));
    return withConventions(root, shell);
  }

  /** The conventions that all commands share. */
  private static CommandLine withConventions(CommandLine root, Shell shell) {
    return root.setOut(new PrintWriter(shell.out(), true))
        .setErr(new PrintWriter(shell.err(), true))
        .setColorScheme(
            Help.defaultColorScheme(shell.style().colour() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Failures::badUsage)
        .setExecutionExceptionHandler(
            (failure, command, _) -> Failures.failed(failure, command, shell.environment()))
        .setExitCodeExceptionMapper(_ -> ExitCodes.FOUND);
  }
}

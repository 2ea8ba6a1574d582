package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the variables that lead the AWS CLI and any SDK to the local cloud. */
@Command(
    name = "env",
    header = "Print the variables that lead the AWS CLI and SDKs to the local cloud.",
    description = {
      "",
      "Use it as:  eval \"$(./orderflow env)\"",
      "",
      "Variables that could lead elsewhere, or send real credentials along, are unset.",
      "",
      "Version 1 of the AWS CLI does not read AWS_ENDPOINT_URL for SQS: there say",
      "aws --endpoint-url $AWS_ENDPOINT_URL sqs ..."
    })
public final class EnvCommand implements Callable<Integer> {

  private static final List<String> UNSET =
      List.of(
          "AWS_SESSION_TOKEN",
          "AWS_PROFILE",
          "AWS_DEFAULT_PROFILE",
          "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description = "The port of the local cloud (${DEFAULT-VALUE}).")
  private int port;

  private final Shell shell;

  public EnvCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (port < 1 || port > 65_535) {
      throw CommandException.unusable("--port " + port + " is not between 1 and 65535");
    }
    Map<String, String> variables = LocalIdentity.variables("http://127.0.0.1:" + port);
    if (standard.json()) {
      shell.out().println(VisibleText.json(Map.of("set", variables, "unset", UNSET)));
    } else {
      variables.forEach((name, value) -> shell.out().println("export " + name + "=" + value));
      shell.out().println("unset " + String.join(" ", UNSET));
    }
    return ExitCodes.OK;
  }
}

package dev.orderflow.cli.connect;

import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints an access token of the development issuer. */
@Command(
    name = "token",
    header = "Print a token that signs one in to the API of the local cloud.",
    description = {
      "",
      "Use it as:  curl -H \"Authorization: Bearer $(./orderflow token)\""
          + " http://127.0.0.1:8080/orders",
      "",
      "It is valid for an hour, and for the local cloud only.",
      ""
    })
public final class TokenCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--sub",
      paramLabel = "ID",
      defaultValue = "C-1",
      description = "The customer to be (${DEFAULT-VALUE}).")
  private String subject = "";

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = {
        "The customer's address, as if it were verified: mail about an order goes to it alone.",
        "Otherwise the token vouches for none."
      })
  private String email = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      defaultValue = "orders:read orders:write",
      description = "What it may do, with a space between two (${DEFAULT-VALUE}).")
  private String scope = "";

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      defaultValue = "${env:ORDERFLOW_API_URL:-http://127.0.0.1:8080}",
      description = "Where the API is. Otherwise ORDERFLOW_API_URL, otherwise port 8080.")
  private String apiUrl = "";

  private final Shell shell;

  public TokenCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Map<?, ?> answer = new DevIssuer(apiUrl).answer(subject, scope, email);
    shell.out().println(standard.json() ? VisibleText.json(answer) : answer.get("access_token"));
    return ExitCodes.OK;
  }
}

package dev.orderflow.cli.mail;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.kit.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists mail. */
@Command(
    name = "mail",
    header = "List and show the mail that the local cloud kept instead of sending it.",
    description = {"", "Without a further word it lists, the latest first.", ""},
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n")
public final class MailCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Option(names = "--order", paramLabel = "ID", description = "Only mail about that order.")
  private @Nullable String order;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most to list, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  private final Shell shell;

  private MailCommand(Shell shell) {
    this.shell = shell;
  }

  public static CommandLine of(Shell shell) {
    CommandLine list = new CommandLine(new MailCommand(shell));
    list.getCommandSpec().usageMessage().header("List the mail, the latest first.").description();
    return new CommandLine(new MailCommand(shell))
        .addSubcommand("list", list)
        .addSubcommand(new MailShowCommand(shell));
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    try (Connection connection = target.connect(shell)) {
      List<Map<String, @Nullable Object>> mails = new Mails(connection).list(order, limit);
      if (standard.json()) {
        shell.out().println(VisibleText.json(Map.of("mail", mails)));
      } else {
        print(mails);
      }
      return ExitCodes.OK;
    }
  }

  private void print(List<Map<String, @Nullable Object>> mails) {
    if (mails.isEmpty()) {
      shell.out().println("none");
      return;
    }
    Table table = Table.of(">NO", "TO", "SUBJECT", "SENT");
    mails.forEach(
        mail ->
            table.row(
                String.valueOf(mail.get("number")),
                String.valueOf(mail.get("to")),
                String.valueOf(mail.get("subject")),
                String.valueOf(mail.get("date"))));
    table.print(shell.out(), shell.style());
  }
}

package dev.orderflow.cli.mail;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
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

/** Shows one mail. */
@Command(name = "show", header = "Show a mail as plain text; --json has its HTML too.")
final class MailShowCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "NO", description = "The mail's number, as the list has it.")
  private int number;

  @Option(names = "--eml", description = "The mail as it would have travelled, for mail programs.")
  private boolean eml;

  private final Shell shell;

  MailShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      Mails mails = new Mails(connection);
      if (eml) {
        shell.out().print(mails.eml(number));
      } else if (standard.json()) {
        shell.out().println(VisibleText.json(mails.mail(number)));
      } else {
        print(mails.mail(number));
      }
      return ExitCodes.OK;
    }
  }

  private void print(Map<String, @Nullable Object> mail) {
    line("From", mail.get("from"));
    line("To", mail.get("to"));
    line("Date", mail.get("date"));
    line("Subject", mail.get("subject"));
    shell.out().println();
    String text = mail.get("text") instanceof String plain ? plain : "(it has no plain text)";
    text.lines().forEach(it -> shell.out().println(Text.printable(it)));
  }

  private void line(String name, @Nullable Object value) {
    shell
        .out()
        .println(shell.style().heading(name + ":") + " " + Text.printable(String.valueOf(value)));
  }
}

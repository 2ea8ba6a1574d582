package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.OperatorName;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.contracts.ReasonRule;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.DiscardedLetters;
import dev.orderflow.deadletters.UndeliverableException;
import dev.orderflow.kit.VisibleText;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes one dead letter out for good. */
@Command(
    name = "discard",
    header = "Take one dead letter out for good, and keep a record of it.",
    description = {
      "",
      "The letter is deleted. Who did it, when, why, and what the letter said without payment"
          + " tokens",
      "is kept for 400 days: see dlq discarded. On a terminal it asks first.",
      ""
    })
final class DlqDiscardCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(index = "0", paramLabel = "QUEUE", description = "The dead letter queue's name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "MESSAGE-ID", description = "As dlq show has it.")
  private String messageId = "";

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it goes.")
  private String reason = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private OperatorName operator = new OperatorName();

  private final Shell shell;

  DlqDiscardCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    String broken = ReasonRule.brokenBy(reason);
    if (broken != null) {
      throw CommandException.unusable("--reason " + broken);
    }
    String by = operator.of(shell);
    try (Connection connection = target.connect(shell)) {
      DeadLetterQueue queue = Named.queue(connection, name);
      String letter = Text.printable(messageId) + " of " + queue.name();
      if (!yes && !ConfirmationPrompt.of(shell, "Discard " + letter + " for good?")) {
        shell.out().println("nothing was discarded");
        return ExitCodes.FOUND;
      }
      discard(connection, queue, by);
      shell
          .out()
          .println(
              standard.json()
                  ? VisibleText.json(
                      Map.of("queue", queue.name(), "messageId", messageId, "outcome", "discarded"))
                  : "discarded " + letter);
      return ExitCodes.OK;
    }
  }

  private void discard(Connection connection, DeadLetterQueue queue, String by) {
    DiscardedLetters discarded = new DiscardedLetters(connection::dynamoDb, DiscardedLetters.TABLE);
    try {
      if (!discarded.discard(connection.sqs(), queue, messageId, by, reason, Instant.now())) {
        throw CommandException.found(
            "no letter that can be had now has the id " + Text.printable(messageId));
      }
    } catch (UndeliverableException e) {
      throw CommandException.found(String.valueOf(e.getMessage()));
    }
  }
}

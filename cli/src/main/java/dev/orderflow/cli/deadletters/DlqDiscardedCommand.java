package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.DiscardedLetters;
import dev.orderflow.kit.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what was discarded. */
@Command(
    name = "discarded",
    header = "List the letters that were discarded from a queue: who, when, why.",
    description = {"", "The latest first. --json has what the letters said.", ""})
final class DlqDiscardedCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "QUEUE", description = "The dead letter queue's name.")
  private String name = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The most to list, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  private final Shell shell;

  DlqDiscardedCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    try (Connection connection = target.connect(shell)) {
      DeadLetterQueue queue = Named.queue(connection, name);
      List<Map<String, @Nullable Object>> letters = letters(connection, queue);
      if (standard.json()) {
        shell.out().println(VisibleText.json(Map.of("queue", queue.name(), "letters", letters)));
      } else {
        print(letters);
      }
      return ExitCodes.OK;
    }
  }

  private List<Map<String, @Nullable Object>> letters(
      Connection connection, DeadLetterQueue queue) {
    var dynamoDb = connection.dynamoDb();
    DiscardedLetters discarded = new DiscardedLetters(() -> dynamoDb, DiscardedLetters.TABLE);
    List<Map<String, @Nullable Object>> letters = new ArrayList<>();
    String next = null;
    do {
      DiscardedLetters.Page page = discarded.of(queue.name(), next);
      letters.addAll(page.letters());
      next = page.next();
    } while (next != null && letters.size() < limit);
    return letters.stream().limit(limit).toList();
  }

  private void print(List<Map<String, @Nullable Object>> letters) {
    if (letters.isEmpty()) {
      shell.out().println("none");
      return;
    }
    Table table = Table.of("DISCARDED", "BY", "BECAUSE", "LETTER", "CAUSE");
    for (Map<String, @Nullable Object> letter : letters) {
      table.row(
          cell(letter, "discardedAt"),
          cell(letter, "discardedBy"),
          cell(letter, "discardedBecause"),
          cell(letter, "messageId"),
          cell(letter, "cause"));
    }
    table.print(shell.out(), shell.style());
  }

  private static String cell(Map<String, @Nullable Object> letter, String name) {
    return Text.printable(Objects.toString(letter.get(name), ""));
  }
}

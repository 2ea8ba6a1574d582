package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the queues of dead letters. */
@Command(
    name = "list",
    header = "List the dead letter queues with their counts.",
    description = {
      "",
      "Queues that another queue's redrive policy names, and queues whose name ends in -dlq: those",
      "of rule targets and of asynchronous invocations.",
      ""
    })
final class DlqListCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  private final Shell shell;

  DlqListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      List<DeadLetterQueue> queues = Named.queues(connection).deadLetterQueues();
      if (standard.json()) {
        shell
            .out()
            .println(VisibleText.json(Map.of("queues", queues.stream().map(this::json).toList())));
      } else {
        print(queues);
      }
      return ExitCodes.OK;
    }
  }

  private void print(List<DeadLetterQueue> queues) {
    Table table = Table.of("QUEUE", ">LETTERS", ">IN FLIGHT", "LETTERS COME FROM");
    for (DeadLetterQueue queue : queues) {
      table.row(
          queue.name(),
          Text.count(queue.waiting()),
          Text.count(queue.inFlight()),
          queue.sources().isEmpty()
              ? "a rule's target or a failed invocation"
              : String.join(", ", queue.sourceNames()));
    }
    table.print(shell.out(), shell.style());
  }

  private Map<String, Object> json(DeadLetterQueue queue) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("queue", queue.name());
    json.put("letters", queue.waiting());
    json.put("inFlight", queue.inFlight());
    json.put("sources", queue.sourceNames());
    return json;
  }
}

package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.LetterFailure;
import dev.orderflow.deadletters.Letters;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Lists the queues of dead letters. */
@Command(
    name = "list",
    header = "List the dead letter queues with their counts.",
    description = {
      "",
      "Queues that another queue's redrive policy names, and queues whose name ends in -dlq: those",
      "of rule targets and of asynchronous invocations. WHY is the most frequent error of the"
          + " first",
      "ten letters, which are hidden from others for that moment.",
      ""
    })
final class DlqListCommand implements Callable<Integer> {

  private static final int MOST_LOOKED_AT = 10;
  private static final int LONGEST_REASON = 80;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  private final Shell shell;

  DlqListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      SqsClient sqs = connection.sqs();
      List<Row> queues =
          Named.queues(connection).deadLetterQueues().stream()
              .map(queue -> new Row(queue, reasons(sqs, queue)))
              .toList();
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

  /**
   * @param reasons of the letters that were looked at, and how many have each
   */
  private record Row(DeadLetterQueue queue, Map<String, Long> reasons) {

    String shown() {
      return reasons.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .map(most -> Text.shortened(Text.printable(most.getKey()), LONGEST_REASON) + others())
          .orElse("");
    }

    private String others() {
      return reasons.size() == 1 ? "" : " (and " + Text.count(reasons.size() - 1L, "other") + ")";
    }
  }

  private static Map<String, Long> reasons(SqsClient sqs, DeadLetterQueue queue) {
    Map<String, Long> reasons = new TreeMap<>();
    if (queue.waiting() > 0) {
      try (Letters letters = new Letters(sqs, queue.url())) {
        for (Message letter : letters.next(MOST_LOOKED_AT)) {
          String reason = LetterFailure.of(letter, queue).reason();
          reasons.merge(reason == null ? "no error recorded" : reason, 1L, Long::sum);
        }
      }
    }
    return reasons;
  }

  private void print(List<Row> queues) {
    Table table = Table.of("QUEUE", ">LETTERS", ">IN FLIGHT", "LETTERS COME FROM", "WHY");
    for (Row row : queues) {
      DeadLetterQueue queue = row.queue();
      table.row(
          queue.name(),
          Text.count(queue.waiting()),
          Text.count(queue.inFlight()),
          queue.sources().isEmpty()
              ? "a rule's target or a failed invocation"
              : String.join(", ", queue.sourceNames()),
          row.shown());
    }
    table.print(shell.out(), shell.style());
  }

  private Map<String, Object> json(Row row) {
    DeadLetterQueue queue = row.queue();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("queue", queue.name());
    json.put("letters", queue.waiting());
    json.put("inFlight", queue.inFlight());
    json.put("sources", queue.sourceNames());
    json.put("reasons", row.reasons());
    return json;
  }
}

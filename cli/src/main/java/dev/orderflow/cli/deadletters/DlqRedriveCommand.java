package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Delivery;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Redrive;
import dev.orderflow.deadletters.Route;
import dev.orderflow.kit.VisibleText;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends dead letters back to where they came from. */
@Command(
    name = "redrive",
    header = "Send dead letters back to where they came from.",
    description = {
      "",
      "A message goes back to its source queue. An event that a rule could not deliver goes to",
      "that rule's target. A failed asynchronous invocation is invoked again with the same"
          + " payload.",
      "Changes of a table that a function did not do are read from its stream again; once it does",
      "not keep them any more, the whole history of what was changed then is announced anew.",
      "A letter is deleted only once it has arrived: it may arrive twice, but none is lost.",
      ""
    })
final class DlqRedriveCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "QUEUE", description = "The dead letter queue's name.")
  private String name = "";

  @Option(names = "--dry-run", description = "Say what would happen, and move nothing.")
  private boolean dryRun;

  @Option(
      names = "--to",
      paramLabel = "WHERE",
      description = {
        "Send them elsewhere: queue:NAME, function:NAME, or bus:NAME to publish their events again."
      })
  private @Nullable String to;

  private final Shell shell;

  DlqRedriveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Destination wanted = to == null ? null : Named.destination(to);
    try (Connection connection = target.connect(shell)) {
      SqsClient sqs = connection.sqs();
      DeadLetterQueue queue = Named.queue(connection, name);
      Outcome outcome = new Outcome(queue.name(), dryRun, wanted);
      redrive(connection, sqs, queue, wanted, outcome);
      if (standard.json()) {
        shell.out().println(VisibleText.json(outcome.json()));
      } else {
        outcome.lines().forEach(shell.out()::println);
      }
      return outcome.exitCode();
    }
  }

  private void redrive(
      Connection connection,
      SqsClient sqs,
      DeadLetterQueue queue,
      @Nullable Destination wanted,
      Outcome outcome)
      throws InterruptedException {
    Redrive redrive =
        new Redrive(sqs, queue, letter -> Route.of(letter, queue, wanted), outcome::add);
    boolean back = wanted == null && !queue.sources().isEmpty() && queue.waiting() > 0;
    String sources = "queue " + String.join(", ", queue.sourceNames());
    if (dryRun && back) {
      outcome.moved(sources, queue.waiting());
      return;
    }
    if (dryRun) {
      redrive.dryRun();
      return;
    }
    OptionalLong moved = back ? new MoveTask(sqs, queue.arn()).run() : OptionalLong.empty();
    if (moved.isPresent()) {
      outcome.moved(sources, moved.getAsLong());
    } else {
      redrive.run(delivery(connection, sqs));
    }
  }

  private static Delivery delivery(Connection connection, SqsClient sqs) {
    LambdaClient lambda = connection.lambda();
    EventBridgeClient bus = connection.eventBridge();
    return new Delivery(sqs, () -> lambda, () -> bus, new RereadChanges(connection));
  }
}

package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Delivery;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Redrive;
import dev.orderflow.deadletters.Route;
import dev.orderflow.kit.VisibleText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;
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
      "not keep them any more, the whole history of what was changed then is published anew.",
      "A letter is deleted only once it has arrived: it may arrive twice, but none is lost. Only",
      "letters that were there when it began are sent. On a terminal it asks first. It exits with"
          + " 1",
      "if letters stay, or fail again while it looks.",
      ""
    })
final class DlqRedriveCommand implements Callable<Integer> {

  private static final int LONGEST_WAIT = 3600;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "QUEUE", description = "The dead letter queue's name.")
  private String name = "";

  @Option(names = "--dry-run", description = "Say what would happen, and move nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to look for letters that fail again (${DEFAULT-VALUE}).")
  private int wait;

  @Option(
      names = "--to",
      paramLabel = "WHERE",
      description = {
        "Send them elsewhere: queue:NAME, function:NAME, or bus:NAME to publish their events again."
      })
  private @Nullable String to;

  private final Shell shell;
  private final InstantSource clock;

  /**
   * @param clock of the queues, by which letters are older or newer than the redrive
   */
  DlqRedriveCommand(Shell shell, InstantSource clock) {
    this.shell = shell;
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (wait < 0 || wait > LONGEST_WAIT) {
      throw CommandException.unusable("--wait " + wait + " is not between 0 and " + LONGEST_WAIT);
    }
    Destination wanted = to == null ? null : Named.destination(to);
    CountDownLatch stop = new CountDownLatch(1);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(stop::countDown);
        Connection connection = target.connect(shell)) {
      DeadLetterQueue queue = Named.queue(connection, name);
      Outcome outcome = new Outcome(queue, dryRun, wanted, UUID.randomUUID().toString());
      if (queue.waiting() > 0) {
        if (!dryRun && !yes && !isConfirmed(queue)) {
          shell.out().println("nothing was moved");
          return ExitCodes.FOUND;
        }
        redrive(connection, queue, wanted, outcome, stop);
      }
      print(outcome);
      return outcome.exitCode();
    }
  }

  private boolean isConfirmed(DeadLetterQueue queue) {
    return ConfirmationPrompt.of(
        shell, "Redrive " + Text.count(queue.waiting(), "letter") + " of " + queue.name() + "?");
  }

  private void redrive(
      Connection connection,
      DeadLetterQueue queue,
      @Nullable Destination wanted,
      Outcome outcome,
      CountDownLatch stop)
      throws InterruptedException {
    SqsClient sqs = connection.sqs();
    if (dryRun && wanted == null && !queue.sources().isEmpty()) {
      outcome.moved("queue " + String.join(", ", queue.sourceNames()), queue.waiting());
      return;
    }
    Redrive redrive =
        new Redrive(
            sqs,
            queue,
            letter -> Route.of(letter, queue, wanted),
            outcome::add,
            clock.instant(),
            clock);
    if (dryRun) {
      redrive.dryRun(Long.MAX_VALUE, _ -> true, _ -> stop.getCount() == 0);
      return;
    }
    try {
      redrive.run(
          delivery(connection, sqs, outcome.redriveId()),
          Long.MAX_VALUE,
          _ -> true,
          _ -> stop.getCount() == 0);
    } catch (SdkException e) {
      print(outcome);
      throw e;
    }
    if (stop.getCount() == 0) {
      outcome.stopped(Named.queue(connection, name).waiting());
    } else {
      new FailedAgain(sqs, queue, outcome).await(Duration.ofSeconds(wait), stop);
    }
  }

  private static Delivery delivery(Connection connection, SqsClient sqs, String redriveId) {
    LambdaClient lambda = connection.lambda();
    EventBridgeClient bus = connection.eventBridge();
    return new Delivery(redriveId, sqs, () -> lambda, () -> bus, new RereadChanges(connection));
  }

  private void print(Outcome outcome) {
    if (standard.json()) {
      shell.out().println(VisibleText.json(outcome.json()));
    } else {
      outcome.lines().forEach(shell.out()::println);
    }
  }
}

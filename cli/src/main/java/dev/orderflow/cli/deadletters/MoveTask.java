package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.terminal.CommandException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The redrive that SQS does by itself: it goes on there even if this command is killed. */
final class MoveTask {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "AWS.SimpleQueueService.UnsupportedOperation",
          "UnsupportedOperation",
          "InvalidAction",
          "UnknownOperationException");

  private final SqsClient sqs;
  private final String sourceArn;

  MoveTask(SqsClient sqs, String sourceArn) {
    this.sqs = sqs;
    this.sourceArn = sourceArn;
  }

  /** The messages moved back to their source queues; empty if the system has no such task. */
  OptionalLong run() throws InterruptedException {
    try {
      sqs.startMessageMoveTask(r -> r.sourceArn(sourceArn));
    } catch (SqsException e) {
      if (e.awsErrorDetails() != null && UNSUPPORTED.contains(e.awsErrorDetails().errorCode())) {
        return OptionalLong.empty();
      }
      throw e;
    }
    return OptionalLong.of(await());
  }

  private long await() throws InterruptedException {
    while (true) {
      List<ListMessageMoveTasksResultEntry> tasks =
          sqs.listMessageMoveTasks(r -> r.sourceArn(sourceArn).maxResults(1)).results();
      String status = tasks.isEmpty() ? "COMPLETED" : tasks.getFirst().status();
      switch (status) {
        case "RUNNING", "CANCELLING" -> Thread.sleep(BETWEEN_LOOKS);
        case "COMPLETED" -> {
          return tasks.isEmpty() ? 0 : tasks.getFirst().approximateNumberOfMessagesMoved();
        }
        default ->
            throw CommandException.found(
                "the move task ended as " + status + ": " + tasks.getFirst().failureReason());
      }
    }
  }
}

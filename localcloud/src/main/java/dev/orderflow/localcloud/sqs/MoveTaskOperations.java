package dev.orderflow.localcloud.sqs;

import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** Dead letters sent back: the message move tasks. */
record MoveTaskOperations(QueueDirectory queues, MoveTasks tasks) {

  private static final int MOST_PER_SECOND = 500;

  StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request) {
    LocalQueue source = queues.byArn(request.sourceArn(), "SourceArn");
    LocalQueue destination =
        request.destinationArn() == null
            ? null
            : queues.byArn(request.destinationArn(), "DestinationArn");
    Integer rate = request.maxNumberOfMessagesPerSecond();
    if (rate != null && (rate < 1 || rate > MOST_PER_SECOND)) {
      throw SqsErrors.refused(
          Refusal.invalid(
              "Value %d for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and %d, if provided."
                  .formatted(rate, MOST_PER_SECOND)));
    }
    MoveTasks.Task task = tasks.start(source, destination, rate);
    return StartMessageMoveTaskResponse.builder().taskHandle(task.handle()).build();
  }

  ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request) {
    LocalQueue source = queues.byArn(request.sourceArn(), "SourceArn");
    return ListMessageMoveTasksResponse.builder()
        .results(
            tasks.of(source).stream()
                .limit(request.maxResults() == null ? 1 : request.maxResults())
                .map(MoveTaskOperations::entry)
                .toList())
        .build();
  }

  CancelMessageMoveTaskResponse cancel(CancelMessageMoveTaskRequest request) {
    String source = MoveTasks.sourceOf(request.taskHandle());
    if (source == null) {
      throw SqsErrors.refused(Refusal.invalid("Value for parameter TaskHandle is invalid."));
    }
    queues.byArn(source, "SourceArn");
    return CancelMessageMoveTaskResponse.builder()
        .approximateNumberOfMessagesMoved(tasks.cancel(request.taskHandle()).moved())
        .build();
  }

  private static ListMessageMoveTasksResultEntry entry(MoveTasks.Task task) {
    return ListMessageMoveTasksResultEntry.builder()
        .taskHandle(task.isRunning() ? task.handle() : null)
        .status(task.status())
        .sourceArn(task.sourceArn())
        .destinationArn(task.destinationArn())
        .maxNumberOfMessagesPerSecond(task.rate())
        .approximateNumberOfMessagesMoved(task.moved())
        .approximateNumberOfMessagesToMove(task.toMove())
        .startedTimestamp(task.started())
        .build();
  }
}

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

  StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request) {
    LocalQueue source = queues.byArn(request.sourceArn());
    LocalQueue destination =
        request.destinationArn() == null ? null : queues.byArn(request.destinationArn());
    MoveTasks.Task task = tasks.start(source, destination, request.maxNumberOfMessagesPerSecond());
    return StartMessageMoveTaskResponse.builder().taskHandle(task.handle()).build();
  }

  ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request) {
    LocalQueue source = queues.byArn(request.sourceArn());
    return ListMessageMoveTasksResponse.builder()
        .results(
            tasks.of(source).stream()
                .limit(request.maxResults() == null ? 1 : request.maxResults())
                .map(MoveTaskOperations::entry)
                .toList())
        .build();
  }

  CancelMessageMoveTaskResponse cancel(CancelMessageMoveTaskRequest request) {
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

package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import org.elasticmq.ElasticMQError;
import org.elasticmq.actor.queue.operations.MessageMoveTaskData;
import org.elasticmq.msg.CancelMessageMoveTask;
import org.elasticmq.msg.GetMovingMessagesTasks;
import org.elasticmq.msg.StartMessageMoveTask;
import scala.util.Either;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/** Dead letters sent back: the message move tasks. */
record Moving(Queues queues) {

  StartMessageMoveTaskResponse start(StartMessageMoveTaskRequest request) {
    KnownQueue source = queues.byArn(request.sourceArn());
    KnownQueue destination =
        request.destinationArn() == null ? null : queues.byArn(request.destinationArn());
    Either<ElasticMQError, String> started =
        queues.askManager(
            new StartMessageMoveTask(
                source.actor(),
                request.sourceArn(),
                option(destination == null ? null : destination.actor()),
                option(request.destinationArn()),
                option((Object) request.maxNumberOfMessagesPerSecond())));
    return StartMessageMoveTaskResponse.builder().taskHandle(right(started)).build();
  }

  ListMessageMoveTasksResponse list(ListMessageMoveTasksRequest request) {
    KnownQueue source = queues.byArn(request.sourceArn());
    scala.collection.immutable.List<MessageMoveTaskData> tasks =
        queues.ask(source, new GetMovingMessagesTasks());
    return ListMessageMoveTasksResponse.builder()
        .results(
            ScalaTypes.list(tasks).stream()
                .limit(request.maxResults() == null ? 1 : request.maxResults())
                .map(Moving::entry)
                .toList())
        .build();
  }

  CancelMessageMoveTaskResponse cancel(CancelMessageMoveTaskRequest request) {
    Either<ElasticMQError, Object> cancelled =
        queues.askManager(new CancelMessageMoveTask(request.taskHandle()));
    return CancelMessageMoveTaskResponse.builder()
        .approximateNumberOfMessagesMoved((Long) right(cancelled))
        .build();
  }

  private static ListMessageMoveTasksResultEntry entry(MessageMoveTaskData task) {
    Integer rate = (Integer) orNull(task.maxNumberOfMessagesPerSecond());
    return ListMessageMoveTasksResultEntry.builder()
        .taskHandle(task.status().equals("RUNNING") ? task.taskHandle() : null)
        .status(task.status())
        .sourceArn(task.sourceArn())
        .destinationArn(orNull(task.destinationArn()))
        .maxNumberOfMessagesPerSecond(rate)
        .approximateNumberOfMessagesMoved(task.numberOfMessagesMoved())
        .approximateNumberOfMessagesToMove(task.numberOfMessagesToMove())
        .startedTimestamp(task.startedTimestamp())
        .build();
  }

  private static <T> T right(Either<ElasticMQError, T> answer) {
    if (answer.isRight()) {
      return answer.toOption().get();
    }
    throw SqsErrors.from(EngineFailures.of(answer.left().toOption().get()));
  }
}

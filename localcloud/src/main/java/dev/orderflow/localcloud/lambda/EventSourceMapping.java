package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's poller of a queue: batches go to the function, what it has done is deleted, and what it
 * has not stays in the queue, which delivers it again or moves it to its dead-letter queue.
 */
final class EventSourceMapping implements EventSource {

  private static final int SQS_BATCH = 10;
  private static final Duration POLL = Duration.ofSeconds(20);

  private final EventSourceSettings settings;
  private final DeployedFunction function;
  private final SqsClient queues;
  private final Workers workers;

  /**
   * @param mostConcurrent batches at once that this machine should bear
   */
  EventSourceMapping(
      EventSourceSettings settings,
      DeployedFunction function,
      SqsClient queues,
      int mostConcurrent) {
    this.settings = settings;
    this.function = function;
    this.queues = queues;
    this.workers =
        new Workers(
            "source-" + settings.queueName(),
            Math.min(settings.maximumConcurrency().orElse(mostConcurrent), mostConcurrent));
  }

  @Override
  public String arn() {
    return settings.queueArn();
  }

  @Override
  public DeployedFunction function() {
    return function;
  }

  @Override
  public void start() {
    workers.repeat(this::poll);
  }

  private void poll() throws InterruptedException {
    int room = workers.reserve(1);
    List<Message> batch = List.of();
    try {
      batch = collect();
    } finally {
      if (batch.isEmpty()) {
        workers.release(room);
      }
    }
    if (!batch.isEmpty()) {
      List<Message> taken = batch;
      workers.runReserved(() -> deliver(taken));
    }
  }

  /** A first receive, then more until the batch is full, the window is over or none come. */
  private List<Message> collect() {
    List<Message> batch = new ArrayList<>(receive(settings.batchSize(), POLL));
    long end = System.nanoTime() + settings.window().toNanos();
    while (!batch.isEmpty() && batch.size() < settings.batchSize()) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      List<Message> more = receive(settings.batchSize() - batch.size(), left);
      batch.addAll(more);
      if (more.isEmpty() && left.isZero()) {
        return batch;
      }
    }
    return batch;
  }

  private List<Message> receive(int max, Duration wait) {
    return queues
        .receiveMessage(
            r ->
                r.queueUrl(settings.queueUrl())
                    .maxNumberOfMessages(Math.min(max, SQS_BATCH))
                    .waitTimeSeconds(seconds(wait))
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** Rounded up, since waiting for no second at all would spin; SQS waits for 20 at most. */
  private static int seconds(Duration wait) {
    return (int) Math.min(POLL.toSeconds(), wait.plusNanos(999_999_999).toSeconds());
  }

  private void deliver(List<Message> batch) {
    byte[] event = SqsEvent.of(batch, settings.queueArn());
    Outcome outcome = function.deliver(UUID.randomUUID().toString(), event);
    Set<String> failed =
        outcome instanceof Outcome.Succeeded succeeded
            ? failures(succeeded.payload(), batch)
            : ids(batch);
    delete(batch.stream().filter(message -> !failed.contains(message.messageId())).toList());
  }

  private Set<String> failures(byte[] response, List<Message> batch) {
    return settings.reportsBatchItemFailures()
        ? BatchResponse.failed(response, ids(batch))
        : Set.of();
  }

  private static Set<String> ids(List<Message> batch) {
    return batch.stream().map(Message::messageId).collect(Collectors.toSet());
  }

  private void delete(List<Message> done) {
    for (int from = 0; from < done.size(); from += SQS_BATCH) {
      List<Message> part = done.subList(from, Math.min(done.size(), from + SQS_BATCH));
      var entries =
          IntStream.range(0, part.size())
              .mapToObj(i -> deletion(String.valueOf(i), part.get(i)))
              .toList();
      queues.deleteMessageBatch(r -> r.queueUrl(settings.queueUrl()).entries(entries));
    }
  }

  private static DeleteMessageBatchRequestEntry deletion(String id, Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(message.receiptHandle())
        .build();
  }

  /** For ListEventSourceMappings: the name is a function of source and target, so it is stable. */
  @Override
  public Map<String, Object> describe() {
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("UUID", settings.id());
    mapping.put("EventSourceMappingArn", EventSource.mappingArn(settings.id()));
    mapping.put("EventSourceArn", settings.queueArn());
    mapping.put("FunctionArn", function.settings().arn());
    mapping.put("BatchSize", settings.batchSize());
    mapping.put("MaximumBatchingWindowInSeconds", settings.window().toSeconds());
    settings
        .maximumConcurrency()
        .ifPresent(most -> mapping.put("ScalingConfig", Map.of("MaximumConcurrency", most)));
    mapping.put(
        "FunctionResponseTypes",
        settings.reportsBatchItemFailures() ? List.of("ReportBatchItemFailures") : List.of());
    mapping.put("LastModified", EventSource.made());
    mapping.put("State", "Enabled");
    mapping.put("StateTransitionReason", "USER_INITIATED");
    return mapping;
  }

  @Override
  public void close() {
    workers.close();
  }
}

package dev.orderflow.localcloud.sqs;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/**
 * The SDK's client, ending in the queues themselves: no marshalling, no signature, no socket. What
 * comes over HTTP ends here as well.
 */
final class InProcessSqs implements SqsClient {

  private final QueueDirectory queues;
  private final QueueAddress address;
  private final SendOperations sending;
  private final ReceiveOperations receiving;
  private final ReceiptOperations receipted;
  private final QueueAttributes attributes;
  private final MoveTaskOperations moving;
  private final QueueOperations managing;

  InProcessSqs(QueueDirectory queues, MoveTasks moves, QueueAddress address, InstantSource clock) {
    this.queues = queues;
    this.address = address;
    this.sending = new SendOperations(queues, new SequenceNumbers(clock));
    this.receiving = new ReceiveOperations(queues);
    this.receipted = new ReceiptOperations(queues);
    this.attributes = new QueueAttributes(queues);
    this.moving = new MoveTaskOperations(queues, moves);
    this.managing = new QueueOperations(queues, address, clock);
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return sending.send(request);
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return sending.send(request);
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return receiving.receive(request);
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    return receipted.delete(request);
  }

  @Override
  public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
    return receipted.delete(request);
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    return receipted.change(request);
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    return receipted.change(request);
  }

  @Override
  public CreateQueueResponse createQueue(CreateQueueRequest request) {
    return managing.create(request);
  }

  @Override
  public DeleteQueueResponse deleteQueue(DeleteQueueRequest request) {
    return managing.delete(request);
  }

  @Override
  public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request) {
    return managing.set(request);
  }

  @Override
  public TagQueueResponse tagQueue(TagQueueRequest request) {
    return managing.tag(request);
  }

  @Override
  public UntagQueueResponse untagQueue(UntagQueueRequest request) {
    return managing.untag(request);
  }

  @Override
  public ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request) {
    return managing.tags(request);
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    String owner = request.queueOwnerAWSAccountId();
    if (owner != null && !owner.equals(Arns.ACCOUNT)) {
      throw SqsErrors.noSuchQueue();
    }
    LocalQueue queue = queues.named(request.queueName());
    return GetQueueUrlResponse.builder().queueUrl(address.url(queue.name())).build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return attributes.get(request);
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    String prefix = request.queueNamePrefix() == null ? "" : request.queueNamePrefix();
    List<String> names =
        queues.all().stream().map(LocalQueue::name).filter(n -> n.startsWith(prefix)).toList();
    Page page = Page.of(names, request.maxResults(), request.nextToken());
    return ListQueuesResponse.builder().queueUrls(urls(page)).nextToken(page.nextToken()).build();
  }

  @Override
  public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(
      ListDeadLetterSourceQueuesRequest request) {
    LocalQueue deadLetters = queues.at(request.queueUrl());
    List<String> names =
        queues.sourcesOf(deadLetters.name()).stream().map(LocalQueue::name).toList();
    Page page = Page.of(names, request.maxResults(), request.nextToken());
    return ListDeadLetterSourceQueuesResponse.builder()
        .queueUrls(urls(page))
        .nextToken(page.nextToken())
        .build();
  }

  @Override
  public PurgeQueueResponse purgeQueue(PurgeQueueRequest request) {
    queues.at(request.queueUrl()).purge();
    return PurgeQueueResponse.builder().build();
  }

  @Override
  public StartMessageMoveTaskResponse startMessageMoveTask(StartMessageMoveTaskRequest request) {
    return moving.start(request);
  }

  @Override
  public ListMessageMoveTasksResponse listMessageMoveTasks(ListMessageMoveTasksRequest request) {
    return moving.list(request);
  }

  @Override
  public CancelMessageMoveTaskResponse cancelMessageMoveTask(CancelMessageMoveTaskRequest request) {
    return moving.cancel(request);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** The queues belong to the engine, which closes them. */
  @Override
  public void close() {}

  private List<String> urls(Page page) {
    return page.names().stream().map(address::url).toList();
  }

  /** A part of a list; the token is the last name of the part. */
  private record Page(List<String> names, @Nullable String nextToken) {

    private static final int MOST = 1000;

    static Page of(List<String> sorted, @Nullable Integer max, @Nullable String token) {
      List<String> rest =
          sorted.stream().filter(name -> token == null || name.compareTo(token) > 0).toList();
      int size = max == null ? MOST : max;
      if (size < 1 || size > MOST) {
        throw SqsErrors.refused(
            Refusal.invalid(
                "Value %d for parameter MaxResults is invalid. Reason: Value must be greater than 0 and less than or equal to %d."
                    .formatted(size, MOST)));
      }
      return rest.size() <= size
          ? new Page(rest, null)
          : new Page(rest.subList(0, size), rest.get(size - 1));
    }
  }
}

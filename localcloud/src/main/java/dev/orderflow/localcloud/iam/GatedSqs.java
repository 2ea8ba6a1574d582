package dev.orderflow.localcloud.iam;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A function's SQS client: messages, and looks at queues. Lambda receives and deletes for functions
 * behind a queue; the one for operators does so by itself.
 */
record GatedSqs(IamInterceptor interceptor, SqsClient engine) implements SqsClient {

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return call("SendMessage", request.queueUrl(), () -> engine.sendMessage(request));
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return call("SendMessage", request.queueUrl(), () -> engine.sendMessageBatch(request));
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    return call(
        "ChangeMessageVisibility",
        request.queueUrl(),
        () -> engine.changeMessageVisibility(request));
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return call("ReceiveMessage", request.queueUrl(), () -> engine.receiveMessage(request));
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    return call("DeleteMessage", request.queueUrl(), () -> engine.deleteMessage(request));
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    return call(
        "ChangeMessageVisibility",
        request.queueUrl(),
        () -> engine.changeMessageVisibilityBatch(request));
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return call("GetQueueUrl", request.queueName(), () -> engine.getQueueUrl(request));
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return call("GetQueueAttributes", request.queueUrl(), () -> engine.getQueueAttributes(request));
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    return call(Accesses.allQueues(), () -> engine.listQueues(request));
  }

  @Override
  public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(
      ListDeadLetterSourceQueuesRequest request) {
    return call(
        "ListDeadLetterSourceQueues",
        request.queueUrl(),
        () -> engine.listDeadLetterSourceQueues(request));
  }

  private <T> T call(String operation, String queue, Supplier<T> effect) {
    return call(Accesses.queue(operation, queue), effect);
  }

  private <T> T call(Access access, Supplier<T> effect) {
    return SdkErrors.translated(
        "Sqs", SqsException::builder, () -> interceptor.call(List.of(access), effect::get));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the engine is not the function's to close
  }
}

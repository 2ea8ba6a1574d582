package dev.orderflow.localcloud;

import dev.orderflow.localcloud.work.DeliveryFaults;
import java.util.List;
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
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends, with messages kept back when messages are to be late. */
record FaultySqs(SqsClient engine, DeliveryFaults deliveryFaults) implements SqsClient {

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    int delay = deliveryFaults.delay();
    return engine.sendMessage(
        delay == 0 ? request : request.toBuilder().delaySeconds(delay).build());
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    if (!deliveryFaults.isOn()) {
      return engine.sendMessageBatch(request);
    }
    List<SendMessageBatchRequestEntry> entries =
        request.entries().stream().map(this::perhapsLate).toList();
    return engine.sendMessageBatch(request.toBuilder().entries(entries).build());
  }

  private SendMessageBatchRequestEntry perhapsLate(SendMessageBatchRequestEntry entry) {
    int delay = deliveryFaults.delay();
    return delay == 0 ? entry : entry.toBuilder().delaySeconds(delay).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    return engine.changeMessageVisibility(request);
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    return engine.receiveMessage(request);
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    return engine.deleteMessage(request);
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    return engine.changeMessageVisibilityBatch(request);
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return engine.getQueueUrl(request);
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return engine.getQueueAttributes(request);
  }

  @Override
  public ListQueuesResponse listQueues(ListQueuesRequest request) {
    return engine.listQueues(request);
  }

  @Override
  public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(
      ListDeadLetterSourceQueuesRequest request) {
    return engine.listDeadLetterSourceQueues(request);
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

package dev.orderflow.localcloud;

import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends, with messages kept back when there is to be disorder. */
record DisorderlySqs(SqsClient engine, Disorder disorder) implements SqsClient {

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    int delay = disorder.delay();
    return engine.sendMessage(
        delay == 0 ? request : request.toBuilder().delaySeconds(delay).build());
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    if (!disorder.isOn()) {
      return engine.sendMessageBatch(request);
    }
    List<SendMessageBatchRequestEntry> entries =
        request.entries().stream().map(this::perhapsLate).toList();
    return engine.sendMessageBatch(request.toBuilder().entries(entries).build());
  }

  private SendMessageBatchRequestEntry perhapsLate(SendMessageBatchRequestEntry entry) {
    int delay = disorder.delay();
    return delay == 0 ? entry : entry.toBuilder().delaySeconds(delay).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    return engine.changeMessageVisibility(request);
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

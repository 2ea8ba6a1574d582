package dev.orderflow.localcloud.iam;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A function's SQS client. Functions send, and say when a message comes back; Lambda receives and
 * deletes for them.
 */
record GatedSqs(Gate gate, SqsClient engine) implements SqsClient {

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

  private <T> T call(String operation, String queueUrl, Supplier<T> effect) {
    List<Access> accesses = List.of(Accesses.queue(operation, queueUrl));
    return SdkErrors.translated(
        "Sqs", SqsException::builder, () -> gate.call(accesses, effect::get));
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

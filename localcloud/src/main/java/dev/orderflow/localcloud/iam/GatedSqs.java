package dev.orderflow.localcloud.iam;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A function's SQS client. Functions only send: Lambda receives and deletes for them. */
record GatedSqs(Gate gate, SqsClient engine) implements SqsClient {

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return call(request.queueUrl(), () -> engine.sendMessage(request));
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return call(request.queueUrl(), () -> engine.sendMessageBatch(request));
  }

  private <T> T call(String queueUrl, Supplier<T> effect) {
    List<Access> accesses = List.of(Accesses.queue("SendMessage", queueUrl));
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

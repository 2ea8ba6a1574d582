package dev.orderflow.services.billing;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The service's own queue, with points before and after each call. */
record TappedQueue(Points points, Queue<RefundCheck> sent) implements SqsClient {

  TappedQueue(Points points) {
    this(points, new ConcurrentLinkedQueue<>());
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return points.call(
        () -> {
          sent.add(
              RefundCheck.of(JsonObjects.object("message", Json.parse(request.messageBody()))));
          return SendMessageResponse.builder().messageId("m").build();
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}

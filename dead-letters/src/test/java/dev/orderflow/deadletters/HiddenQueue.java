package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * A queue that hides what was received, by a test's clock, and waits when it is empty. An old
 * receipt changes nothing.
 */
final class HiddenQueue implements SqsClient {

  private record Held(String id, String body, Instant sentAt, Instant visibleAt, int receives) {

    String receipt() {
      return id + "/" + receives;
    }
  }

  private final MovedClock clock;
  private final Map<String, Held> messages = new LinkedHashMap<>();
  private int sent;

  HiddenQueue(MovedClock clock) {
    this.clock = clock;
  }

  void add(String body) {
    String id = "m-" + sent++;
    messages.put(id, new Held(id, body, clock.instant(), clock.instant(), 0));
  }

  List<String> bodies() {
    return messages.values().stream().map(Held::body).toList();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    List<Message> received = new ArrayList<>();
    for (Held message : List.copyOf(messages.values())) {
      if (received.size() < request.maxNumberOfMessages()
          && !message.visibleAt().isAfter(clock.instant())) {
        Held held =
            hidden(
                new Held(
                    message.id(),
                    message.body(),
                    message.sentAt(),
                    message.visibleAt(),
                    message.receives() + 1),
                request.visibilityTimeout());
        received.add(
            Message.builder()
                .messageId(held.id())
                .receiptHandle(held.receipt())
                .body(held.body())
                .attributes(
                    Map.of(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        String.valueOf(held.sentAt().toEpochMilli())))
                .build());
      }
    }
    if (received.isEmpty()) {
      clock.move(Duration.ofSeconds(request.waitTimeSeconds()));
    }
    return ReceiveMessageResponse.builder().messages(received).build();
  }

  private Held hidden(Held message, int seconds) {
    Instant until = clock.instant().plus(Duration.ofSeconds(seconds));
    Held held = new Held(message.id(), message.body(), message.sentAt(), until, message.receives());
    messages.put(held.id(), held);
    return held;
  }

  private void hide(String receipt, int seconds) {
    Held message = messages.get(receipt.substring(0, receipt.indexOf('/')));
    if (message != null && message.receipt().equals(receipt)) {
      hidden(message, seconds);
    }
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    hide(request.receiptHandle(), request.visibilityTimeout());
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    request.entries().forEach(it -> hide(it.receiptHandle(), it.visibilityTimeout()));
    return ChangeMessageVisibilityBatchResponse.builder().build();
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    String receipt = request.receiptHandle();
    Held message = messages.get(receipt.substring(0, receipt.indexOf('/')));
    if (message != null && Objects.equals(message.receipt(), receipt)) {
      messages.remove(message.id());
    }
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}

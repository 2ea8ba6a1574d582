package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** All that is said on the bus as {@code ecommerce.orders}, from when it began to listen. */
final class OrderEvents {

  private final AwsClients aws;
  private final String url;
  private final List<Map<String, @Nullable Object>> heard = new ArrayList<>();

  OrderEvents(AwsClients aws) {
    this(aws, aws.subscribeToAll("ecommerce.orders"));
  }

  /** From a queue that has heard all of them. */
  OrderEvents(AwsClients aws, String queue) {
    this.aws = aws;
    this.url = aws.queueUrl(queue);
  }

  /** Tells what a service would tell. */
  void tell(EventData data) {
    Envelope event = Envelope.of(Instant.parse("2026-01-02T03:04:05Z"), "origin", "cause", data);
    aws.publishAs(data.source(), Json.write(event.toFields()));
  }

  /** Asks for what a customer would ask for. */
  void ask(OrderRequest.Kind kind, String orderId, String requestId) {
    OrderRequest request = new OrderRequest(kind, orderId);
    Envelope event =
        new Envelope(
            requestId, Instant.parse("2026-01-02T03:04:05Z"), requestId, requestId, request);
    aws.publishAs(request.source(), Json.write(event.toFields()));
  }

  /** Waits for the first event of the type about the order. */
  Map<String, @Nullable Object> await(String type, String orderId) {
    Predicate<Map<String, @Nullable Object>> wanted =
        it -> type.equals(it.get("type")) && orderId.equals(it.get("orderId"));
    awaitAny(type + " of " + orderId, wanted);
    return heard().stream().filter(wanted).findFirst().orElseThrow();
  }

  private void awaitAny(String what, Predicate<Map<String, @Nullable Object>> wanted) {
    AwsClients.awaitTrue(what, () -> heard().stream().anyMatch(wanted));
  }

  /** Every event so far, in no order; one that was told again is there again. */
  List<Map<String, @Nullable Object>> heard() {
    List<Message> messages;
    do {
      messages = aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
      for (Message message : messages) {
        aws.sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        Map<String, @Nullable Object> event =
            JsonObjects.object("event", Json.parse(message.body()));
        heard.add(JsonObjects.object("detail", event.get("detail")));
      }
    } while (!messages.isEmpty());
    return heard;
  }

  /** Whatever has the same id says the same; returns how many events there are besides. */
  int repetitions() {
    Map<Object, Object> byId = new HashMap<>();
    int repetitions = 0;
    for (Map<String, @Nullable Object> event : heard()) {
      Object id = event.get("id");
      if (id != null) {
        Object before = byId.putIfAbsent(id, event);
        if (before != null) {
          assertThat(event).isEqualTo(before);
          repetitions++;
        }
      }
    }
    return repetitions;
  }
}

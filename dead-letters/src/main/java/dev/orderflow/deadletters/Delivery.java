package dev.orderflow.deadletters;

import dev.orderflow.kit.FailureAttributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Brings a letter where it goes, and returns only when it is there. */
public final class Delivery {

  /** By which a letter that fails again is known as one of a redrive. */
  static final String REDRIVE_ID = "REDRIVE_ID";

  /** What EventBridge adds beside; it would be untrue after another delivery. */
  private static final Set<String> BUS_ATTRIBUTES =
      Set.of("RULE_ARN", "TARGET_ARN", "EXHAUSTED_RETRY_CONDITION");

  private final String redriveId;
  private final SqsClient sqs;
  private final Supplier<LambdaClient> lambda;
  private final Supplier<EventBridgeClient> bus;
  private final Queues queues;
  private final GivenUpChanges changes;
  private final Map<String, String> queueUrls = new HashMap<>();

  /**
   * @param redriveId of the redrive that this is for
   * @param lambda asked when a letter goes to a function
   * @param bus asked when a letter goes to a bus
   * @param changes asked when a letter says where changes of a table are
   */
  public Delivery(
      String redriveId,
      SqsClient sqs,
      Supplier<LambdaClient> lambda,
      Supplier<EventBridgeClient> bus,
      GivenUpChanges changes) {
    this.redriveId = redriveId;
    this.sqs = sqs;
    this.lambda = lambda;
    this.bus = bus;
    this.queues = new Queues(sqs);
    this.changes = changes;
  }

  /**
   * @throws UndeliverableException if the letter is not what its destination takes
   */
  void deliver(Message letter, Route route) {
    switch (route.to()) {
      case Destination.Queue(var queue) -> send(letter, route.body(), queue);
      case Destination.Function(var function) -> invoke(route.body(), function);
      case Destination.Changes(var function, var range) -> changes.bring(range, function);
      case Destination.Bus(var name) -> publish(route.body(), name);
      case Destination.Nowhere(var reason) -> throw new UndeliverableException(reason);
    }
  }

  private void send(Message letter, String body, String queue) {
    String name = queue.substring(queue.lastIndexOf(':') + 1);
    String url = queueUrls.computeIfAbsent(name, queues::url);
    Map<String, MessageAttributeValue> attributes = new HashMap<>(letter.messageAttributes());
    attributes.keySet().removeAll(BUS_ATTRIBUTES);
    attributes.keySet().removeAll(FailureAttributes.ALL);
    attributes.put(
        REDRIVE_ID,
        MessageAttributeValue.builder().dataType("String").stringValue(redriveId).build());
    sqs.sendMessage(r -> r.queueUrl(url).messageBody(body).messageAttributes(attributes));
  }

  private void invoke(String payload, String function) {
    lambda
        .get()
        .invoke(
            r ->
                r.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(payload)));
  }

  private void publish(String body, String name) {
    PutEventsRequestEntry entry = entry(body, name);
    PutEventsResultEntry result = bus.get().putEvents(r -> r.entries(entry)).entries().getFirst();
    if (result.errorCode() != null) {
      throw new UndeliverableException(result.errorCode() + ": " + result.errorMessage());
    }
  }

  private static PutEventsRequestEntry entry(String body, String name) {
    try {
      if (Json.parse(body) instanceof Map<?, ?> event && event.get("detail") instanceof Map<?, ?>) {
        return PutEventsRequestEntry.builder()
            .eventBusName(name)
            .source(Objects.toString(event.get("source"), ""))
            .detailType(Objects.toString(event.get("detail-type"), ""))
            .detail(Json.write(event.get("detail")))
            .build();
      }
    } catch (JsonException e) {
      throw new UndeliverableException("it is no event, so a bus cannot take it");
    }
    throw new UndeliverableException("it is no event, so a bus cannot take it");
  }
}

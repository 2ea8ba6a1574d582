package dev.orderflow.services.billing;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus that remembers what it was told, with points before and after each call. */
final class TappedBus implements EventBridgeClient {

  /** An event as it was told. */
  record BillingFact(String orderId, String type, Map<String, @Nullable Object> detail) {}

  private final Points points;
  private final Consumer<BillingFact> listener;
  private final List<BillingFact> billingFact = new CopyOnWriteArrayList<>();

  TappedBus(Points points, Consumer<BillingFact> listener) {
    this.points = points;
    this.listener = listener;
  }

  List<BillingFact> billingFact(String orderId) {
    return billingFact.stream().filter(it -> it.orderId().equals(orderId)).toList();
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    return points.call(
        () -> {
          request.entries().forEach(entry -> hear(entry.detailType(), entry.detail()));
          var taken = PutEventsResultEntry.builder().eventId("e").build();
          return PutEventsResponse.builder()
              .failedEntryCount(0)
              .entries(request.entries().stream().map(_ -> taken).toList())
              .build();
        });
  }

  private void hear(String type, String json) {
    var detail = JsonObjects.object("detail", Json.parse(json));
    BillingFact event = new BillingFact(JsonObjects.text(detail, "orderId"), type, detail);
    listener.accept(event);
    billingFact.add(event);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}

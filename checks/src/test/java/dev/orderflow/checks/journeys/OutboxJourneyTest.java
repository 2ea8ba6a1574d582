package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.iam.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every change that is stored is published, exactly as it is stored, and nothing else is. */
class OutboxJourneyTest extends Journey {

  private static final Money DUE = new Money(2_499, "EUR");
  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");

  private final OrderEvents events = new OrderEvents(aws);

  @AfterEach
  void mend() {
    cloud.faults().clear();
  }

  @Test
  void aWholeLifeIsPublishedStepByStepAsItIsStored() {
    String eventId = aws.publish(Orders.small("LIFE")).entries().getFirst().eventId();
    Map<String, @Nullable Object> processed = events.await("Order Processed", "LIFE");
    assertThat(processed).containsEntry("causationId", eventId);
    assertThat(processed.get("time")).isEqualTo(time("processedAt"));

    events.tell(
        new StockReserved("LIFE", List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE));
    assertReached("Order Reserved", "Stock Reserved");
    events.tell(new PaymentCaptured("LIFE", "pay-1", DUE));
    assertReached("Order Paid", "Payment Captured");
    events.tell(new ParcelDispatched("LIFE", PARCEL));
    assertReached("Order Dispatched", "Parcel Dispatched");
    events.ask(OrderRequest.Kind.CANCEL, "LIFE", "too-late");
    assertThat(data(events.await("Order Cancel Refused", "LIFE")))
        .containsEntry("requestId", "too-late")
        .containsEntry("reason", "ALREADY_DISPATCHED");
    events.tell(new ParcelDelivered("LIFE", PARCEL));
    assertReached("Order Completed", "Parcel Delivered");
    events.ask(OrderRequest.Kind.RETURN, "LIFE", "does-not-fit");
    assertThat(events.await("Order Returning", "LIFE"))
        .containsEntry("causationId", "does-not-fit");
    events.tell(new ParcelReturned("LIFE", PARCEL));
    assertReached("Order Returned", "Parcel Returned");
    events.tell(new PaymentRefunded("LIFE", "re-1", DUE));
    Map<String, @Nullable Object> last = assertReached("Order Refunded", "Payment Refunded");

    assertThat(last).containsEntry("correlationId", eventId);
    assertThat(data(last))
        .containsEntry("status", "COMPLETED")
        .containsEntry("payment", "REFUNDED")
        .containsEntry("fulfilment", "RETURNED")
        .containsEntry("due", DUE.toFields())
        .containsEntry("parcel", PARCEL.toFields());
    assertThat(traces("LIFE")).hasSize(1);
  }

  /** Throttled, failed, taken without saying so, and refused singly: all at once. */
  @ParameterizedTest
  @EnumSource
  void aFaultyBusLosesNoPublicationAndAltersNone(Fault fault) {
    long seed = System.nanoTime();
    System.out.println("faults of the bus: " + fault + ", drawn with seed " + seed);
    cloud.faults().failRandomly("events:PutEvents", 0.3, seed, fault);
    cloud.faults().refuseEvents(0.2, seed + 1);
    List<String> ids = Orders.ids("BUS-" + fault, 100);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    aws.publishAll(List.of(Orders.rejected("BUS-BAD-" + fault)));
    ids.forEach(id -> events.await("Order Processed", id));
    events.await("Order Rejected", "BUS-BAD-" + fault);
    System.out.println("published again with the same id: " + events.repetitions());
    assertThat(aws.held("order-events-dlq")).isZero();
  }

  /** Someone has written to the table by hand what no function would. */
  @Test
  void aChangeThatCannotBePublishedIsPutAsideAndHoldsUpNoOther() {
    Map<String, AttributeValue> item =
        Map.of(
            "orderId", AttributeValue.fromS("BY-HAND"),
            "status", AttributeValue.fromS("PROCESSED"));
    aws.dynamoDb.putItem(r -> r.tableName("Orders").item(item));
    aws.publish(Orders.small("AFTER-BY-HAND"));
    events.await("Order Processed", "AFTER-BY-HAND");
    Map<String, @Nullable Object> letter =
        JsonObjects.object("letter", Json.parse(aws.take("order-events-dlq").body()));
    assertThat(String.valueOf(letter.get("requestPayload"))).contains("BY-HAND");
    assertThat(String.valueOf(letter.get("responsePayload"))).contains("processedAt");
  }

  /** With the milestone's place in the history and the axes that are stored with it. */
  private Map<String, @Nullable Object> assertReached(String type, String fact) {
    Map<String, @Nullable Object> event = events.await(type, "LIFE");
    Map<String, AttributeValue> order = aws.order("LIFE");
    Map<String, AttributeValue> recorded = order.get("facts").m().get(fact).m();
    assertThat(event)
        .containsEntry("causationId", recorded.get("eventId").s())
        .containsEntry("time", recorded.get("recordedAt").s());
    for (String axis : List.of("status", "payment", "fulfilment")) {
      assertThat(data(event)).containsEntry(axis, order.get(axis).s());
    }
    return event;
  }

  private Object time(String attribute) {
    return aws.order("LIFE").get(attribute).s();
  }

  private Set<String> traces(String orderId) {
    Set<String> traces = new HashSet<>();
    for (Map<String, @Nullable Object> event : new ArrayList<>(events.heard())) {
      // The requests come from outside, and belong to a trace of their own.
      if (orderId.equals(event.get("orderId"))
          && event.get("traceparent") instanceof String traceparent
          && !isRequest(event)) {
        traces.add(traceparent.substring(0, 35));
      }
    }
    return traces;
  }

  private static boolean isRequest(Map<String, @Nullable Object> event) {
    return String.valueOf(event.get("type")).endsWith("Requested");
  }

  private static Map<String, @Nullable Object> data(Map<String, @Nullable Object> event) {
    return JsonObjects.object("data", event.get("data"));
  }
}

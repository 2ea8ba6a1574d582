package dev.orderflow.cli.simulating;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Those who cancel or send back, each when their order has come as far as they wait for. */
final class Customers {

  /** When a customer asks; the axis and its value, or at once. */
  private record Moment(@Nullable String axis, String value) {

    boolean hasComeFor(Map<String, AttributeValue> order) {
      AttributeValue found = axis == null ? null : order.get(axis);
      return axis == null || (found != null && value.equals(found.s()));
    }
  }

  private record Wish(OrderRequest request, Moment moment) {}

  private static final List<Moment> TO_CANCEL =
      List.of(
          new Moment(null, ""),
          new Moment("status", "PROCESSED"),
          new Moment("fulfilment", "RESERVED"),
          new Moment("payment", "CAPTURED"),
          new Moment("fulfilment", "DISPATCHED"));

  private static final Moment TO_RETURN = new Moment("fulfilment", "DELIVERED");

  private final EventBridgeClient bus;
  private final Map<String, Wish> wishes = new HashMap<>();

  Customers(EventBridgeClient bus, List<SimulatedOrder> orders, Random random) {
    this.bus = bus;
    for (SimulatedOrder order : orders) {
      switch (order.scenario()) {
        case CANCELS ->
            wish(OrderRequest.Kind.CANCEL, order, TO_CANCEL.get(random.nextInt(TO_CANCEL.size())));
        case RETURNS -> wish(OrderRequest.Kind.RETURN, order, TO_RETURN);
        default -> {}
      }
    }
  }

  private void wish(OrderRequest.Kind kind, SimulatedOrder order, Moment moment) {
    wishes.put(order.orderId(), new Wish(new OrderRequest(kind, order.orderId()), moment));
  }

  /** Lets those ask whose moment has come. */
  void look(Map<String, Map<String, AttributeValue>> orders) {
    Iterator<Map.Entry<String, Wish>> left = wishes.entrySet().iterator();
    while (left.hasNext()) {
      Map.Entry<String, Wish> next = left.next();
      if (next.getValue().moment().hasComeFor(orders.getOrDefault(next.getKey(), Map.of()))) {
        ask(next.getValue().request());
        left.remove();
      }
    }
  }

  private void ask(OrderRequest request) {
    String id = UUID.randomUUID().toString();
    Envelope event = new Envelope(id, Instant.now(), id, id, request);
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source(request.source())
            .detailType(request.type())
            .detail(Json.write(event.toFields()))
            .build();
    bus.putEvents(r -> r.entries(entry));
  }
}

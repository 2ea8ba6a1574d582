package dev.orderflow.orders.publish;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Fact;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.orders.track.domain.Facts;
import dev.orderflow.orders.track.domain.OrderState;
import dev.orderflow.orders.track.domain.RecordedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever to be published of an order, from its item alone: what is recorded is taken
 * back to the beginning and recorded again step by step, so that each event is the one that the
 * change itself led to, with the same id, time and content.
 */
final class OrderHistory {

  private record Step(String map, RecordedEntry entry) {}

  private final List<Fact> facts = new ArrayList<>();
  private final List<Envelope> events = new ArrayList<>();
  private Map<String, @Nullable Object> item;

  private OrderHistory(Map<String, @Nullable Object> item) {
    this.item = item;
  }

  static List<Envelope> of(Map<String, @Nullable Object> now) {
    if (OrderChanges.isRejected(new OrderImage(now))) {
      return List.of();
    }
    OrderHistory history = new OrderHistory(beginning(now));
    history.events.addAll(OrderChanges.of(null, history.item));
    steps(now).forEach(history::take);
    return history.events;
  }

  private static Map<String, @Nullable Object> beginning(Map<String, @Nullable Object> now) {
    Map<String, @Nullable Object> item = new HashMap<>(now);
    item.put("facts", Map.of());
    item.put("requests", Map.of());
    setAxes(item, OrderState.START);
    return item;
  }

  private static List<Step> steps(Map<String, @Nullable Object> now) {
    List<Step> steps = new ArrayList<>();
    for (String map : List.of("facts", "requests")) {
      RecordedEntry.all(now, map).forEach(it -> steps.add(new Step(map, it)));
    }
    steps.sort(Comparator.comparing(Step::entry, RecordedEntry.IN_ORDER));
    return steps;
  }

  private void take(Step step) {
    Map<String, @Nullable Object> after = new HashMap<>(item);
    Map<String, @Nullable Object> entry =
        new HashMap<>(JsonObjects.object(step.map(), item.get(step.map())));
    entry.put(step.entry().name(), step.entry().fields());
    after.put(step.map(), entry);
    if (step.map().equals("facts")) {
      setAxes(after, axesWith(step.entry()));
    }
    events.addAll(OrderChanges.of(item, after));
    item = after;
  }

  private OrderState axesWith(RecordedEntry entry) {
    Fact fact = Fact.of(entry.name(), JsonObjects.object("data", entry.fields().get("data")));
    if (fact != null) {
      facts.add(fact);
    }
    return Facts.of(facts).state().cancelledBy(cancelledBy());
  }

  /** By what is recorded up to here. */
  private Actor.Role cancelledBy() {
    return RecordedRequest.cancelledBy(JsonObjects.object("requests", item.get("requests")));
  }

  private static void setAxes(Map<String, @Nullable Object> item, OrderState state) {
    item.put("status", state.status().name());
    item.put("payment", state.payment().name());
    item.put("fulfilment", state.fulfilment().name());
    item.put("reason", state.reason() == null ? null : state.reason().name());
    item.put("due", state.due() == null ? null : state.due().toFields());
    item.put("parcel", state.parcel() == null ? null : state.parcel().toFields());
  }
}

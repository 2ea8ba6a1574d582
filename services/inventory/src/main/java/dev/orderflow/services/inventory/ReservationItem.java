package dev.orderflow.services.inventory;

import static dev.orderflow.kit.Attributes.list;
import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.kit.Attributes;
import dev.orderflow.services.inventory.domain.Reservation;
import dev.orderflow.services.inventory.domain.State;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A reservation as an item, and back. */
final class ReservationItem {

  private ReservationItem() {}

  /**
   * @param eventId of the event that led to this
   */
  static Map<String, AttributeValue> of(Reservation reservation, String eventId) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", text(reservation.orderId()));
    item.put("state", text(reservation.state().name()));
    item.put("moved", number(reservation.moved()));
    item.put("lines", list(reservation.lines().stream().map(ReservationItem::line).toList()));
    item.put("reached", map(times(reservation.reached())));
    item.put("eventId", text(eventId));
    if (reservation.currency() != null) {
      item.put("currency", text(reservation.currency()));
    }
    if (reservation.due() != null) {
      item.put("due", number(reservation.due().minorUnits()));
    }
    if (reservation.reason() != null) {
      item.put("reason", text(reservation.reason().name()));
      item.put("skus", list(reservation.skus().stream().map(Attributes::text).toList()));
    }
    return item;
  }

  static Reservation read(Map<String, AttributeValue> attributes) {
    Item item = new Item(attributes);
    String currency = item.textOrNull("currency");
    Long due = item.numberOrNull("due");
    String reason = item.textOrNull("reason");
    return new Reservation(
        item.text("orderId"),
        State.valueOf(item.text("state")),
        item.list("lines").stream().map(line -> line(new Item(line.m()))).toList(),
        currency,
        Math.toIntExact(item.number("moved")),
        due == null || currency == null ? null : new Money(due, currency),
        reason == null ? null : CancelReason.valueOf(reason),
        reason == null ? List.of() : item.list("skus").stream().map(AttributeValue::s).toList(),
        reached(item.map("reached")));
  }

  private static AttributeValue line(Line line) {
    Map<String, AttributeValue> fields = new HashMap<>();
    fields.put("sku", text(line.sku()));
    fields.put("quantity", number(line.quantity()));
    @Nullable String name = line.name();
    if (name != null) {
      fields.put("name", text(name));
    }
    @Nullable Long price = line.unitPrice();
    if (price != null) {
      fields.put("unitPrice", number(price));
    }
    return map(fields);
  }

  private static Line line(Item line) {
    return new Line(
        line.text("sku"),
        line.textOrNull("name"),
        Math.toIntExact(line.number("quantity")),
        line.numberOrNull("unitPrice"));
  }

  private static Map<String, AttributeValue> times(Map<State, Instant> reached) {
    Map<String, AttributeValue> times = new HashMap<>();
    reached.forEach((state, at) -> times.put(state.name(), time(at)));
    return times;
  }

  private static Map<State, Instant> reached(Map<String, AttributeValue> times) {
    Map<State, Instant> reached = new EnumMap<>(State.class);
    times.forEach((state, at) -> reached.put(State.valueOf(state), Instant.parse(at.s())));
    return reached;
  }
}

package dev.orderflow.api.read;

import dev.orderflow.api.lookup.FoundOrder;
import dev.orderflow.api.lookup.StoredOrder;
import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.ShipmentRefused;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened to an order: stations, facts and requests, in the order of their times. */
public final class History {

  /** As an order meets them; the item has the time of each, such as {@code publishedAt}. */
  private static final List<String> STATIONS =
      List.of("Published", "Validated", "Refused", "Queued", "Received", "Processed");

  /** What services tell, as it follows from one another; anything else comes after it. */
  private static final List<String> FACTS =
      List.of(
          StockReserved.TYPE,
          StockRefused.TYPE,
          PaymentCaptured.TYPE,
          PaymentDeclined.TYPE,
          ShipmentRefused.TYPE,
          ParcelDispatched.TYPE,
          ParcelDelivered.TYPE,
          ParcelReturned.TYPE);

  private static final List<String> WAY = Stream.concat(STATIONS.stream(), FACTS.stream()).toList();

  /** Of requests from before operators were told apart, too. */
  private static final String CUSTOMER = Actor.Role.CUSTOMER.name();

  private History() {}

  static Map<String, @Nullable Object> of(FoundOrder found) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (found) {
      case FoundOrder.Received(var order) -> {
        json.put("orderId", order.orderId());
        json.put("history", List.of(station("Submitted", order.submittedAt())));
      }
      case FoundOrder.Stored(var order) -> {
        json.put("orderId", order.orderId());
        json.put("history", entries(order).stream().map(History::forCustomers).toList());
      }
    }
    return json;
  }

  /** Of a stored order, each with its own names. */
  public static List<Map<String, @Nullable Object>> entries(StoredOrder order) {
    List<Map<String, @Nullable Object>> entries = new ArrayList<>();
    for (String station : STATIONS) {
      String time = order.textOrNull(station.toLowerCase(Locale.ROOT) + "At");
      if (time != null) {
        entries.add(station(station, time));
      }
    }
    entries.stream()
        .filter(it -> "Published".equals(it.get("type")))
        .forEach(it -> it.put("eventId", eventId(order)));
    order.map("facts").forEach((type, fact) -> add(entries, "fact", type, type, fact));
    order
        .map("requests")
        .forEach((id, request) -> add(entries, "request", type(request), id, request));
    entries.sort(
        Comparator.comparing(History::time)
            .thenComparing(it -> rank(it.get("type")))
            .thenComparing(it -> String.valueOf(it.get("recordedAt")))
            .thenComparing(it -> String.valueOf(it.get("type"))));
    return entries;
  }

  /** Of a step; what has none that can be read comes first. */
  public static Instant time(Map<String, @Nullable Object> step) {
    try {
      return Times.parse(String.valueOf(step.get("time")));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** Of two steps at one moment the one with the lower rank came first. */
  public static int rank(@Nullable Object type) {
    int place = WAY.indexOf(String.valueOf(type));
    return place < 0 ? WAY.size() : place;
  }

  private static Map<String, @Nullable Object> station(String name, String time) {
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("kind", "station");
    entry.put("type", name);
    entry.put("time", time);
    return entry;
  }

  private static @Nullable String eventId(StoredOrder order) {
    String eventId = order.textOrNull("eventId");
    return eventId == null ? order.textOrNull("rejectionId") : eventId;
  }

  /** A fact is named by its type, and a request by its event's id. */
  private static void add(
      List<Map<String, @Nullable Object>> entries,
      String kind,
      String type,
      String id,
      @Nullable Object recorded) {
    if (!(recorded instanceof Map<?, ?> fields)) {
      return;
    }
    Map<String, @Nullable Object> entry = new LinkedHashMap<>();
    entry.put("kind", kind);
    entry.put("type", type);
    entry.put("time", fields.get("time"));
    entry.put("recordedAt", fields.get("recordedAt"));
    entry.put("eventId", fields.containsKey("eventId") ? fields.get("eventId") : id);
    entry.put("outcome", fields.get("outcome"));
    entry.put("reason", fields.get("reason"));
    if (kind.equals("request")) {
      entry.put("actor", actor(fields, "role", CUSTOMER));
      entry.put("actorName", actor(fields, "name", null));
      entry.put("requestReason", fields.get("requestReason"));
    }
    entry.put("data", Sorted.of(fields.get("data")));
    entry.values().removeIf(value -> value == null);
    entries.add(entry);
  }

  /** What operators call themselves and write to each other is not for customers. */
  private static Map<String, @Nullable Object> forCustomers(Map<String, @Nullable Object> entry) {
    if (entry.containsKey("actor") && !CUSTOMER.equals(entry.get("actor"))) {
      entry.keySet().removeAll(Set.of("actorName", "requestReason"));
    }
    return entry;
  }

  private static @Nullable Object actor(
      Map<?, ?> request, String field, @Nullable String otherwise) {
    Object value = request.get("actor") instanceof Map<?, ?> actor ? actor.get(field) : otherwise;
    return value == null ? otherwise : value;
  }

  private static String type(@Nullable Object request) {
    Object kind = request instanceof Map<?, ?> fields ? fields.get("kind") : null;
    return switch (String.valueOf(kind)) {
      case "CANCEL" -> "Order Cancel Requested";
      case "RETURN" -> "Order Return Requested";
      default -> String.valueOf(kind);
    };
  }
}

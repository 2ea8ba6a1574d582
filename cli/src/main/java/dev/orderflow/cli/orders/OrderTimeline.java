package dev.orderflow.cli.orders;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stations that an order passed, with the times its item holds. */
record OrderTimeline(List<Station> stations) {

  /**
   * One station.
   *
   * @param after since the station before it, or null where either time is not known
   */
  record Station(String name, @Nullable Instant at, @Nullable Duration after) {}

  private static final List<String> PROCESSED =
      List.of("published", "validated", "queued", "received", "processed");
  private static final List<String> REJECTED = List.of("published", "rejected");

  static OrderTimeline of(Item item) {
    List<Station> stations = new ArrayList<>();
    Instant before = null;
    for (String name : item.fields().containsKey("rejectedAt") ? REJECTED : PROCESSED) {
      Instant at = time(item.text(name + "At"));
      boolean known = before != null && at != null;
      stations.add(new Station(name, at, known ? Duration.between(before, at) : null));
      before = at == null ? before : at;
    }
    return new OrderTimeline(stations);
  }

  /** From the first known time to the last; null unless there are two. */
  @Nullable Duration whole() {
    List<Station> known = stations.stream().filter(s -> s.at() != null).toList();
    if (known.size() < 2) {
      return null;
    }
    Instant first = known.getFirst().at();
    Instant last = known.getLast().at();
    return first == null || last == null ? null : Duration.between(first, last);
  }

  List<Map<String, @Nullable Object>> json() {
    return stations.stream().map(OrderTimeline::json).toList();
  }

  private static Map<String, @Nullable Object> json(Station station) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("station", station.name());
    json.put("at", station.at() == null ? null : station.at().toString());
    json.put("afterMillis", station.after() == null ? null : station.after().toMillis());
    return json;
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.isEmpty() ? null : Instant.parse(text);
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}

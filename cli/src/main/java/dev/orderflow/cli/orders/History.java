package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What services told of an order and what was asked for, in the order in which it was recorded. */
record History(List<Entry> entries) {

  /**
   * A fact or a request.
   *
   * @param time when it happened
   * @param recordedAt when the order took note of it
   */
  record Entry(String what, String time, String recordedAt, String eventId) {}

  static History of(Item item) {
    List<Entry> entries = new ArrayList<>();
    item.entries("facts")
        .forEach((type, fact) -> entries.add(entry(type, fact, text(fact, "eventId"))));
    item.entries("requests")
        .forEach((id, request) -> entries.add(entry(request(request), request, id)));
    entries.sort(Comparator.comparing(Entry::recordedAt));
    return new History(entries);
  }

  List<Map<String, @Nullable Object>> json() {
    return entries.stream().map(History::json).toList();
  }

  private static Entry entry(String what, Map<?, ?> recorded, String eventId) {
    return new Entry(what, text(recorded, "time"), text(recorded, "recordedAt"), eventId);
  }

  /**
   * Such as {@code CANCEL granted}, {@code RETURN refused: NOT_DELIVERED}, {@code CANCEL granted,
   * by operator ann (fraud)}.
   */
  private static String request(Map<?, ?> request) {
    boolean refused = text(request, "outcome").equals("REFUSED");
    String why = text(request, "requestReason");
    return text(request, "kind")
        + (refused ? " refused: " + text(request, "reason") : " granted")
        + by(request)
        + (why.isEmpty() ? "" : " (" + Text.printable(why) + ")");
  }

  private static String by(Map<?, ?> request) {
    return request.get("actor") instanceof Map<?, ?> actor
        ? (", by " + text(actor, "role").toLowerCase(Locale.ROOT))
            + (actor.get("name") == null ? "" : " " + Text.printable(text(actor, "name")))
        : "";
  }

  private static Map<String, @Nullable Object> json(Entry entry) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("what", entry.what());
    json.put("time", entry.time());
    json.put("recordedAt", entry.recordedAt());
    json.put("eventId", entry.eventId());
    return json;
  }

  private static String text(Map<?, ?> fields, String name) {
    return Objects.toString(fields.get(name), "");
  }
}

package dev.orderflow.orders.publish;

import dev.orderflow.kit.JsonObjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact or a request, as an order's item keeps it.
 *
 * @param name of a fact its type, of a request its event's id
 * @param eventId of the event that told or asked
 * @param version of the item that was the first to have it; 0 in items from before it was kept
 */
record RecordedEntry(
    String name,
    String eventId,
    Instant recordedAt,
    long version,
    Map<String, @Nullable Object> fields) {

  /** As they were recorded. */
  static final Comparator<RecordedEntry> IN_ORDER =
      Comparator.comparingLong(RecordedEntry::version).thenComparing(RecordedEntry::recordedAt);

  /** All in one map of an item, in the order in which they were recorded. */
  static List<RecordedEntry> all(Map<String, @Nullable Object> item, String map) {
    List<RecordedEntry> all = new ArrayList<>();
    JsonObjects.object(map, item.get(map))
        .forEach((name, fields) -> all.add(of(name, JsonObjects.object(name, fields))));
    all.sort(IN_ORDER);
    return all;
  }

  /** Those that were not there before. */
  static List<RecordedEntry> added(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> after, String map) {
    Map<String, @Nullable Object> known = JsonObjects.object(map, before.get(map));
    List<RecordedEntry> added = all(after, map);
    added.removeIf(it -> known.containsKey(it.name()));
    return added;
  }

  String text(String field) {
    return JsonObjects.text(fields, field);
  }

  private static RecordedEntry of(String name, Map<String, @Nullable Object> fields) {
    String eventId = fields.get("eventId") instanceof String id ? id : name;
    Instant recordedAt = Instant.parse(JsonObjects.text(fields, "recordedAt"));
    long version = fields.get("version") instanceof Long number ? number : 0;
    return new RecordedEntry(name, eventId, recordedAt, version, fields);
  }
}

package dev.orderflow.kit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as EventBridge delivers it.
 *
 * @param id unique per publication; a redelivery carries the same id
 * @param time when it was published, to the second on AWS
 * @param detail what the producer said, every field kept
 */
public record BusEvent(
    String id,
    Instant time,
    String source,
    String detailType,
    Map<String, @Nullable Object> detail) {

  /**
   * @throws JsonException if it is not an event's JSON
   */
  public static BusEvent parse(String json) {
    return of(Json.parse(json));
  }

  /**
   * @throws JsonException if it is not an event's JSON
   */
  public static BusEvent parse(byte[] json) {
    return of(Json.parse(json));
  }

  private static BusEvent of(@Nullable Object json) {
    Map<String, @Nullable Object> event = JsonObjects.object("event", json);
    return new BusEvent(
        JsonObjects.text(event, "id"),
        time(JsonObjects.text(event, "time")),
        JsonObjects.text(event, "source"),
        JsonObjects.text(event, "detail-type"),
        JsonObjects.object("detail", event.get("detail")));
  }

  private static Instant time(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new JsonException("time is not an RFC 3339 UTC time");
    }
  }
}

package dev.orderflow.contracts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code detail} of every event that this system publishes.
 *
 * @param id this event's own id, the same however often it is published, so that readers can drop
 *     repetitions (the bus gives every publication an id of its own)
 * @param time when what it says happened, kept to the millisecond
 * @param correlationId the id of the event that began the order's way
 * @param causationId the id of the event that led directly to this one
 */
public record Envelope(
    String id, Instant time, String correlationId, String causationId, EventData data) {
  public Envelope {
    Bounds.check("id", id, 1, 128);
    Bounds.check("correlationId", correlationId, 1, 128);
    Bounds.check("causationId", causationId, 1, 128);
    time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The JSON object of the detail as plain values; {@code orderId} is absent where unknown. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("type", data.type());
    fields.put("version", (long) data.version());
    fields.put("time", time.toString());
    String orderId = data.orderId();
    if (orderId != null) {
      fields.put("orderId", orderId);
    }
    fields.put("correlationId", correlationId);
    fields.put("causationId", causationId);
    fields.put("data", data.toFields());
    return fields;
  }
}

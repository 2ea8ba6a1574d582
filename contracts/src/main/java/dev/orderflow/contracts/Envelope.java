package dev.orderflow.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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

  /** An event whose id follows from what it says, so that telling it again gives the same. */
  public static Envelope of(
      Instant time, String correlationId, String causationId, EventData data) {
    UUID id = UUID.nameUUIDFromBytes((data.type() + "/" + data.subject()).getBytes(UTF_8));
    return new Envelope(id.toString(), time, correlationId, causationId, data);
  }

  /**
   * The event's place in the order's trace, in the form of W3C Trace Context: all events of one
   * order share a trace, and each is a span of its own.
   */
  public String traceparent() {
    return "00-%s-%s-01".formatted(hex(correlationId), hex(id).substring(0, 16));
  }

  /** 32 hexadecimal digits: the id's own where it is a UUID. */
  private static String hex(String id) {
    String digits = id.replace("-", "");
    boolean isUuid = digits.matches("[0-9a-f]{32}");
    return isUuid ? digits : UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
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
    fields.put("traceparent", traceparent());
    fields.put("data", data.toFields());
    return fields;
  }
}

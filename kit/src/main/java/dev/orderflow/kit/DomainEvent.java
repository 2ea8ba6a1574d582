package dev.orderflow.kit;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.TextRules;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An event of this system as it comes out of a listener's queue.
 *
 * @param id the event's own, the same however often it is told
 * @param data what it says
 */
public record DomainEvent(
    String id,
    String type,
    Instant time,
    String correlationId,
    Map<String, @Nullable Object> data) {

  private static final int MAX_ID = 128;

  /**
   * @throws JsonException if the message is no event of this system
   * @throws PoisonException if it is one of a version that is not known here
   */
  public static DomainEvent of(SqsBatch.Message message) {
    Map<String, @Nullable Object> detail = BusEvent.parse(message.body()).detail();
    checkVersion(detail.get("version"));
    return new DomainEvent(
        id(detail, "id"),
        JsonObjects.text(detail, "type"),
        time(JsonObjects.text(detail, "time")),
        id(detail, "correlationId"),
        JsonObjects.object("data", detail.get("data")));
  }

  /**
   * @throws PoisonException if it tells no milestone
   */
  public Milestone milestone() {
    @Nullable Milestone milestone = read(Milestone::of);
    if (milestone == null) {
      throw new PoisonException("not a milestone: " + type);
    }
    return milestone;
  }

  /**
   * What billing is asked for, or null if this is something else.
   *
   * @throws PoisonException if it is not asked as it should be
   */
  public @Nullable PaymentRequested paymentRequested() {
    return read(PaymentRequested::of);
  }

  /**
   * What a service tells, or null if this is something else.
   *
   * @throws PoisonException if it is not told as it should be
   */
  public @Nullable Fact fact() {
    return read(Fact::of);
  }

  /**
   * What someone asks for, or null if this is something else.
   *
   * @throws PoisonException if it is not asked as it should be
   */
  public @Nullable OrderRequest request() {
    return read(OrderRequest::of);
  }

  private <T> @Nullable T read(
      BiFunction<String, Map<String, @Nullable Object>, @Nullable T> reader) {
    try {
      return reader.apply(type, data);
    } catch (IllegalArgumentException e) {
      throw new PoisonException(type + ": " + e.getMessage(), e);
    }
  }

  /** The event that follows from this one. */
  public Envelope followedBy(Instant now, EventData next) {
    return Envelope.of(now, correlationId, id, next);
  }

  /** Another version may say something else by the same names. */
  private static void checkVersion(@Nullable Object version) {
    if (!(version instanceof Long number)) {
      throw new JsonException("version is not a whole number");
    }
    if (number != EventData.KNOWN_VERSION) {
      throw new PoisonException(
          "version %d is not known, only %d".formatted(number, EventData.KNOWN_VERSION));
    }
  }

  /** As long as an envelope lets it be, so that the events that follow can name it. */
  private static String id(Map<String, @Nullable Object> detail, String name) {
    String id = JsonObjects.text(detail, name);
    if (id.isEmpty() || TextRules.isLonger(id, MAX_ID)) {
      throw new JsonException(name + " has not 1 to " + MAX_ID + " characters");
    }
    return id;
  }

  private static Instant time(String text) {
    try {
      return Times.parse(text);
    } catch (DateTimeException e) {
      throw new JsonException("time is not an RFC 3339 UTC time");
    }
  }
}

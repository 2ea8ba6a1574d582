package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer, someone for them, or an operator asks for an order to be cancelled or returned.
 * Published by anyone; whether it is granted, the order's facts decide. It is about the whole
 * order: data with any other field, such as some lines or an amount, asks for what is not done, and
 * is rejected.
 *
 * @param reason why, in the actor's own words; null if they gave none
 */
public record OrderRequest(Kind kind, String orderId, Actor actor, @Nullable String reason)
    implements EventData {

  /** What is asked for. */
  public enum Kind {
    CANCEL("Order Cancel Requested"),
    RETURN("Order Return Requested");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The event's name. */
    public String type() {
      return type;
    }
  }

  public OrderRequest {
    OrderIdRule.check(orderId);
    if (reason != null) {
      ReasonRule.check("reason", reason);
    }
  }

  /** Of a customer who gives no reason. */
  public OrderRequest(Kind kind, String orderId) {
    this(kind, orderId, Actor.CUSTOMER, null);
  }

  /**
   * The request that an event of this type makes, or null if the type is none of a request.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  public static @Nullable OrderRequest of(
      String type, Map<String, ? extends @Nullable Object> data) {
    for (Kind kind : Kind.values()) {
      if (kind.type.equals(type)) {
        return of(kind, new Fields(data).only("orderId", "actor", "reason"));
      }
    }
    return null;
  }

  private static OrderRequest of(Kind kind, Fields fields) {
    return new OrderRequest(
        kind,
        fields.text("orderId"),
        fields.isGiven("actor") ? Actor.of(fields.object("actor")) : Actor.CUSTOMER,
        fields.isGiven("reason") ? fields.text("reason") : null);
  }

  @Override
  public String source() {
    return EventNames.ORDERS_SOURCE;
  }

  @Override
  public String type() {
    return kind.type;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    if (!actor.equals(Actor.CUSTOMER)) {
      fields.put("actor", actor.toFields());
    }
    if (reason != null) {
      fields.put("reason", reason);
    }
    return fields;
  }
}

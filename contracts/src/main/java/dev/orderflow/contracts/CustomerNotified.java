package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customer was written to: news for whoever shows orders live. It has no address in it.
 *
 * @param milestone the type of the event that the mail is about, such as {@code Order Paid}
 * @param eventId the id of that event
 * @param axes where the order stood then; null for a refused request, which changes nothing
 */
public record CustomerNotified(
    String orderId, String milestone, String eventId, @Nullable Axes axes) implements EventData {
  public static final String TYPE = "Customer Notified";

  /** The three axes of an order's status. */
  public record Axes(OrderStatus status, PaymentStatus payment, FulfilmentStatus fulfilment) {}

  public CustomerNotified {
    OrderIdRule.check(orderId);
    Bounds.check("milestone", milestone, 1, 64);
    Bounds.check("eventId", eventId, 1, 128);
  }

  /**
   * What an event of this type says, or null if the type is another.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  public static @Nullable CustomerNotified of(
      String type, Map<String, ? extends @Nullable Object> data) {
    if (!type.equals(TYPE)) {
      return null;
    }
    Fields fields = new Fields(data);
    return new CustomerNotified(
        fields.text("orderId"), fields.text("milestone"), fields.text("eventId"), axes(fields));
  }

  private static @Nullable Axes axes(Fields fields) {
    return fields.has("status")
        ? new Axes(
            fields.choice("status", OrderStatus.class),
            fields.choice("payment", PaymentStatus.class),
            fields.choice("fulfilment", FulfilmentStatus.class))
        : null;
  }

  @Override
  public String source() {
    return EventNames.NOTIFICATIONS_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public String subject() {
    return orderId + "/" + eventId;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("milestone", milestone);
    fields.put("eventId", eventId);
    if (axes != null) {
      fields.put("status", axes.status().name());
      fields.put("payment", axes.payment().name());
      fields.put("fulfilment", axes.fulfilment().name());
    }
    return fields;
  }
}

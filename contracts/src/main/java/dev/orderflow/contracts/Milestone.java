package dev.orderflow.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order has come a step further, or to its end: the change is stored, and published once. */
public record Milestone(Kind kind, OrderView order) implements EventData {

  /** In the order in which an order meets them; the last six only some orders meet. */
  public enum Kind {
    /** It is stored. Asks inventory to set its lines aside. */
    PROCESSED("Order Processed"),
    /** Every line is set aside and priced. {@link PaymentRequested} asks billing for the money. */
    RESERVED("Order Reserved"),
    /** The money is taken. Asks shipping to send it. */
    PAID("Order Paid"),
    /** The carrier has it. */
    DISPATCHED("Order Dispatched"),
    /** The customer has it. */
    DELIVERED("Order Delivered"),
    /** It is paid and delivered. */
    COMPLETED("Order Completed"),
    /** It is to be cancelled. Asks shipping to withdraw it. */
    CANCELLING("Order Cancelling"),
    /** It ended before dispatch. Asks for release, refund and withdrawal. */
    CANCELLED("Order Cancelled"),
    /** Its lines are back on the shelf. */
    RELEASED("Order Released"),
    /** It is to come back. Asks shipping to fetch it. */
    RETURNING("Order Returning"),
    /** It came back. Asks for the goods to be taken in and the money to be given back. */
    RETURNED("Order Returned"),
    /** The money is given back. */
    REFUNDED("Order Refunded");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** The event's name. */
    public String type() {
      return type;
    }
  }

  /**
   * The milestone that an event of this type tells, or null if the type is none of a milestone.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  public static @Nullable Milestone of(String type, Map<String, ? extends @Nullable Object> data) {
    for (Kind kind : Kind.values()) {
      if (kind.type.equals(type)) {
        return new Milestone(kind, OrderView.of(new Fields(data)));
      }
    }
    return null;
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
  public String orderId() {
    return order.orderId();
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    return order.toFields();
  }
}

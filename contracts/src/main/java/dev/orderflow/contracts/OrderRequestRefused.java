package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to cancel or return an order is rejected.
 *
 * @param requestId the id of the event that made the request
 * @param emailVerified as on the {@link OrderView}
 * @param requestedBy who asked
 * @param reason such as {@code ALREADY_DISPATCHED}, {@code NOT_DELIVERED}, {@code CANCELLED}
 */
public record OrderRequestRefused(
    OrderRequest.Kind kind,
    String orderId,
    String requestId,
    Actor.Role requestedBy,
    String reason,
    String customerEmail,
    @Nullable Boolean emailVerified)
    implements EventData {
  public static final String CANCEL_REFUSED = "Order Cancel Refused";
  public static final String RETURN_REFUSED = "Order Return Refused";

  public OrderRequestRefused {
    OrderIdRule.check(orderId);
    Bounds.check("requestId", requestId, 1, 128);
    Bounds.check("reason", reason, 1, 64);
    Bounds.check("customerEmail", customerEmail, 3, 254);
  }

  /** Of what a customer asked for. */
  public OrderRequestRefused(
      OrderRequest.Kind kind,
      String orderId,
      String requestId,
      String reason,
      String customerEmail,
      @Nullable Boolean emailVerified) {
    this(kind, orderId, requestId, Actor.Role.CUSTOMER, reason, customerEmail, emailVerified);
  }

  /**
   * The rejection that an event of this type tells, or null if the type is none of a rejection.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  public static @Nullable OrderRequestRefused of(
      String type, Map<String, ? extends @Nullable Object> data) {
    return switch (type) {
      case CANCEL_REFUSED -> of(OrderRequest.Kind.CANCEL, new Fields(data));
      case RETURN_REFUSED -> of(OrderRequest.Kind.RETURN, new Fields(data));
      default -> null;
    };
  }

  private static OrderRequestRefused of(OrderRequest.Kind kind, Fields fields) {
    return new OrderRequestRefused(
        kind,
        fields.text("orderId"),
        fields.text("requestId"),
        fields.has("requestedBy")
            ? fields.choice("requestedBy", Actor.Role.class)
            : Actor.Role.CUSTOMER,
        fields.text("reason"),
        fields.text("customerEmail"),
        fields.flagOrNull("emailVerified"));
  }

  @Override
  public String source() {
    return EventNames.ORDERS_SOURCE;
  }

  @Override
  public String type() {
    return switch (kind) {
      case CANCEL -> CANCEL_REFUSED;
      case RETURN -> RETURN_REFUSED;
    };
  }

  @Override
  public String subject() {
    return orderId + "/" + requestId;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("requestId", requestId);
    if (requestedBy != Actor.Role.CUSTOMER) {
      fields.put("requestedBy", requestedBy.name());
    }
    fields.put("reason", reason);
    fields.put("customerEmail", customerEmail);
    if (emailVerified != null) {
      fields.put("emailVerified", emailVerified);
    }
    return fields;
  }
}

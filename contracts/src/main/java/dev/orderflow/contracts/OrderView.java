package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was stored when a milestone was reached: all that a listener needs, so that none
 * has to ask. Every listener hears it, so the payment token is not in it.
 *
 * @param emailVerified whether the address is known to be the customer's: to one that is not,
 *     nothing is sent; null where the order's producer answers for it
 * @param lines priced by the catalogue from {@code Order Reserved} on
 * @param currency of the unit prices that the order names, a code of ISO 4217; null where the order
 *     names none
 * @param due what the customer owes; null before {@code Order Reserved}
 * @param shippingAddress as on the order; null where the order has none
 * @param reason null unless the order is cancelled
 * @param parcel null before dispatch
 */
public record OrderView(
    String orderId,
    OrderStatus status,
    PaymentStatus payment,
    FulfilmentStatus fulfilment,
    String customerEmail,
    @Nullable Boolean emailVerified,
    @Nullable String customerId,
    List<Line> lines,
    @Nullable String currency,
    @Nullable Money due,
    @Nullable Map<String, @Nullable Object> shippingAddress,
    @Nullable CancelReason reason,
    @Nullable Parcel parcel) {
  public OrderView {
    OrderIdRule.check(orderId);
    Bounds.check("customerEmail", customerEmail, 3, 254);
    lines = Line.lines(lines);
    if (currency != null) {
      Bounds.check("currency", currency, 3, 3);
    }
  }

  static OrderView of(Fields fields) {
    return new OrderView(
        fields.text("orderId"),
        fields.choice("status", OrderStatus.class),
        fields.choice("payment", PaymentStatus.class),
        fields.choice("fulfilment", FulfilmentStatus.class),
        fields.text("customerEmail"),
        fields.flagOrNull("emailVerified"),
        fields.textOrNull("customerId"),
        fields.objects("lines").stream().map(Line::of).toList(),
        fields.textOrNull("currency"),
        fields.has("due") ? Money.of(fields.object("due")) : null,
        fields.objectOrNull("shippingAddress"),
        fields.has("reason") ? fields.choice("reason", CancelReason.class) : null,
        fields.has("parcel") ? Parcel.of(fields.object("parcel")) : null);
  }

  /** The JSON object that says this, as plain values; what is null is absent. */
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("status", status.name());
    fields.put("payment", payment.name());
    fields.put("fulfilment", fulfilment.name());
    fields.put("customerEmail", customerEmail);
    fields.put("emailVerified", emailVerified);
    fields.put("customerId", customerId);
    fields.put("lines", lines.stream().map(Line::toFields).toList());
    fields.put("currency", currency);
    fields.put("due", due == null ? null : due.toFields());
    fields.put("shippingAddress", shippingAddress);
    fields.put("reason", reason == null ? null : reason.name());
    fields.put("parcel", parcel == null ? null : parcel.toFields());
    fields.values().removeIf(value -> value == null);
    return fields;
  }
}

package dev.orderflow.orders.reject;

import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.form.OrderForm;
import dev.orderflow.kit.BusEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that was rejected.
 *
 * @param orderId null if the order has no usable id
 */
public record Rejection(
    BusEvent event, @Nullable String orderId, RejectionReason reason, List<Problem> problems) {

  public static Rejection of(BusEvent event, RejectionReason reason, List<Problem> problems) {
    return new Rejection(event, OrderForm.usableOrderId(event.detail()), reason, problems);
  }

  /** The offending event's id, so that its redelivery is the same rejection. */
  String id() {
    return event.id();
  }
}

package dev.orderflow.orders.refuse;

import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RefusalReason;
import dev.orderflow.form.OrderForm;
import dev.orderflow.kit.BusEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that was refused.
 *
 * @param orderId null if the order has no usable id
 */
public record Refusal(
    BusEvent event, @Nullable String orderId, RefusalReason reason, List<Problem> problems) {

  public static Refusal of(BusEvent event, RefusalReason reason, List<Problem> problems) {
    return new Refusal(event, OrderForm.usableOrderId(event.detail()), reason, problems);
  }

  /** The offending event's id, so that its redelivery is the same refusal. */
  String id() {
    return event.id();
  }
}

package dev.orderflow.services.notifications.domain;

import dev.orderflow.contracts.CustomerNotified;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is to be told.
 *
 * @param kind the type of the event that it is about, such as {@code Order Paid}
 * @param address the customer's
 * @param isAddressTrusted false if it is only what somebody typed: then nothing is sent to it
 * @param values what the mail's template has gaps for, by name
 * @param axes where the order stands; null where that is not known
 */
public record Notice(
    String orderId,
    String kind,
    String address,
    boolean isAddressTrusted,
    Map<String, String> values,
    CustomerNotified.@Nullable Axes axes) {
  public Notice {
    values = Map.copyOf(values);
  }
}

package dev.orderflow.cli.orders;

import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.WithdrawalRefused;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an order's item says of a request. */
sealed interface Answer {

  /** What was asked for is done, or for a return under way. */
  record Granted(String text) implements Answer {}

  record Refused(String reason) implements Answer {}

  /**
   * Not decided yet.
   *
   * @param by who is to decide
   */
  record Pending(String by) implements Answer {}

  static Answer of(OrderRequest.Kind kind, String requestId, Item order) {
    Map<?, ?> mine = order.entries("requests").get(requestId);
    if (mine != null && is(mine, "outcome", "REFUSED")) {
      return new Refused(Objects.toString(mine.get("reason"), "no reason given"));
    }
    boolean granted =
        order.entries("requests").values().stream()
            .anyMatch(it -> is(it, "kind", kind.name()) && is(it, "outcome", "GRANTED"));
    return switch (kind) {
      case CANCEL -> ofCancel(order, granted);
      case RETURN ->
          granted || order.text("fulfilment").equals("RETURNED")
              ? new Granted("the return is granted")
              : new Pending("track-order");
    };
  }

  private static Answer ofCancel(Item order, boolean granted) {
    if (order.text("status").equals("CANCELLED")) {
      return new Granted("cancelled (" + order.text("reason") + ")");
    }
    Map<?, ?> tooLate = order.entries("facts").get(WithdrawalRefused.TYPE);
    if (tooLate != null && tooLate.get("data") instanceof Map<?, ?> data) {
      return new Refused(Objects.toString(data.get("reason"), "no reason given"));
    }
    return new Pending(granted ? "shipping" : "track-order");
  }

  private static boolean is(Map<?, ?> fields, String name, @Nullable String value) {
    return Objects.equals(fields.get(name), value);
  }
}

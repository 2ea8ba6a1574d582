package dev.orderflow.services.notifications.domain;

import dev.orderflow.contracts.CustomerNotified.Axes;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events a customer cares about, and what the mail has to say. */
public final class Notices {

  private Notices() {}

  /** Empty for a milestone of which customers need not hear. */
  public static Optional<Notice> of(Milestone milestone) {
    return switch (milestone.kind()) {
      case PROCESSED, PAID, DISPATCHED, COMPLETED, CANCELLED, RETURNED, REFUNDED ->
          Optional.of(notice(milestone));
      // What is delivered is completed as well, and one mail says both.
      case RESERVED, DELIVERED, CANCELLING, RELEASED, RETURNING -> Optional.empty();
    };
  }

  /** Empty for what an operator asked for, and the customer may know nothing of. */
  public static Optional<Notice> of(OrderRequestRefused refused) {
    return switch (refused.requestedBy()) {
      case OPERATOR -> Optional.empty();
      case CUSTOMER ->
          Optional.of(
              new Notice(
                  refused.orderId(),
                  refused.type(),
                  refused.customerEmail(),
                  isTrusted(refused.emailVerified()),
                  Map.of("orderId", refused.orderId(), "reason", Words.refusal(refused.reason())),
                  null));
    };
  }

  /** Whoever publishes orders on the bus answers for the addresses in them. */
  private static boolean isTrusted(@Nullable Boolean verified) {
    return verified == null || verified;
  }

  private static Notice notice(Milestone milestone) {
    OrderView order = milestone.order();
    return new Notice(
        order.orderId(),
        milestone.type(),
        order.customerEmail(),
        isTrusted(order.emailVerified()),
        values(order),
        new Axes(order.status(), order.payment(), order.fulfilment()));
  }

  private static Map<String, String> values(OrderView order) {
    @Nullable Money due = order.due();
    Map<String, String> values = new HashMap<>();
    values.put("orderId", order.orderId());
    values.put(
        "lines",
        order.lines().stream().map(line -> line(line, due)).collect(Collectors.joining("\n")));
    values.put("amount", due == null ? "the amount" : Words.money(due));
    values.put("reason", Words.cancelled(order.reason()));
    values.put("money", Words.refundTo(order.payment()));
    if (order.parcel() != null) {
      values.put("carrier", order.parcel().carrier());
      values.put("trackingNumber", order.parcel().trackingNumber());
    }
    return values;
  }

  private static String line(Line line, @Nullable Money due) {
    String what = line.quantity() + " x " + (line.name() == null ? line.sku() : line.name());
    return due == null || line.unitPrice() == null
        ? what
        : what + ", " + Words.money(new Money(line.unitPrice(), due.currency())) + " each";
  }
}

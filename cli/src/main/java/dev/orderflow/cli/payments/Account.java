package dev.orderflow.cli.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that billing has of an order: its payment and what is booked for it. */
final class Account {

  private static final Set<String> TAKEN =
      Set.of("CAPTURED", "REFUND_PENDING", "REFUND_FAILED", "REFUNDED");

  private final String orderId;
  private final List<Booking> bookings = new ArrayList<>(2);
  private @Nullable Payment payment;

  Account(String orderId) {
    this.orderId = orderId;
  }

  void add(Map<String, AttributeValue> item) {
    String entry = new Fields(item).text("entry");
    if (entry.equals(Payment.ENTRY)) {
      payment = Payment.of(item);
    } else if (entry.startsWith(Booking.ENTRY_PREFIX)) {
      bookings.add(Booking.of(item));
    }
  }

  String orderId() {
    return orderId;
  }

  @Nullable Payment payment() {
    return payment;
  }

  List<Booking> bookings() {
    return bookings;
  }

  /** What is wrong with it; nothing if its books and its payment agree. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    String state = payment == null ? "no payment" : payment.state();
    long charges = bookings.stream().filter(Booking::isCharge).count();
    long refunds = bookings.stream().filter(Booking::isRefund).count();
    boolean charged = TAKEN.contains(state);
    if (charges != (charged ? 1 : 0)) {
      gaps.add(state + " with " + charges + " charges booked");
    }
    if (refunds != (state.equals("REFUNDED") ? 1 : 0)) {
      gaps.add(state + " with " + refunds + " refunds booked");
    }
    bookings.stream()
        .filter(it -> !agrees(it))
        .forEach(it -> gaps.add(it.kind() + " is misbooked"));
    return gaps;
  }

  /**
   * It moves the payment's amount, once, between the order's customer and the provider, who may
   * have rounded it.
   */
  private boolean agrees(Booking booking) {
    if (payment == null) {
      return false;
    }
    long sign = booking.isRefund() ? -1 : 1;
    long rounded = payment.taken() - payment.amount();
    return booking.amount() == payment.amount()
        && booking.currency().equals(payment.currency())
        && booking.postings().size() == (rounded == 0 ? 2 : 3)
        && booking.posted("provider:" + payment.provider()) == sign * payment.taken()
        && booking.posted("customer:" + orderId) == -sign * payment.amount()
        && booking.posted("rounding:" + payment.provider()) == -sign * rounded;
  }
}

package dev.orderflow.services.billing;

import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.services.billing.domain.Payment;
import java.time.Instant;
import java.util.Optional;

/** A fact to tell, and when it happened. */
record BillingFact(Fact fact, Instant at) {

  /** What the order's charge came to; nothing if the order was cancelled before it was taken. */
  static Optional<BillingFact> ofCharge(Payment payment) {
    return switch (payment) {
      case Payment.Taken taken -> Optional.of(captured(taken.captured()));
      // Also once it is given back: both have happened, and the first may not be told yet.
      case Payment.Refunded refunded -> Optional.of(captured(refunded.captured()));
      case Payment.Declined(var charge, var reason, var at) ->
          Optional.of(new BillingFact(new PaymentDeclined(charge.orderId(), reason), at));
      case Payment.Authorising _, Payment.Authorised _, Payment.Voided _, Payment.Cancelled _ ->
          Optional.empty();
    };
  }

  /** What giving it back came to; nothing if nothing was taken. */
  static Optional<BillingFact> ofGivingBack(Payment payment) {
    return switch (payment) {
      case Payment.Refunded(var captured, var refundId, var at) ->
          Optional.of(
              new BillingFact(
                  new PaymentRefunded(payment.orderId(), refundId, captured.charge().amount()),
                  at));
      case Payment.Authorising _,
          Payment.Authorised _,
          Payment.Taken _,
          Payment.Declined _,
          Payment.Voided _,
          Payment.Cancelled _ ->
          Optional.empty();
    };
  }

  private static BillingFact captured(Payment.Captured payment) {
    return new BillingFact(
        new PaymentCaptured(payment.orderId(), payment.paymentId(), payment.charge().amount()),
        payment.at());
  }
}

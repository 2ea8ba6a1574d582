package dev.orderflow.services.billing;

import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentTransitions;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.time.Duration;
import java.time.Instant;

/**
 * Follows refunds that take their time, by questions that the service sends to its own queue.
 *
 * <p>The next question is sent before it is stored that it was: a death in between makes two of
 * them, of which only the one that is stored first asks on. So one chain of questions is never
 * lost, and never more than one lasts.
 */
record Refunds(PaymentsTable payments, DelayedMessages later) {

  /** Longer than any refund takes; then somebody has to ask the provider. */
  static final Duration PATIENCE = Duration.ofDays(30);

  /** What the table holds once the provider's answer about the refund is in it. */
  Payment settle(Payment.Taken from, ProviderPaymentState answer, RefundCheck check, Instant now) {
    Payment to = PaymentTransitions.of(from, answer, now);
    if (to.equals(from)) {
      return from;
    }
    if (to instanceof Payment.RefundPending pending) {
      requireInTime(pending, now);
      ask(check.next(pending.checks(), now), now);
    }
    return payments.move(from, to).orElse(to);
  }

  void ask(RefundCheck check, Instant now) {
    later.send(check.json(), check.due(), now);
  }

  private static void requireInTime(Payment.RefundPending pending, Instant now) {
    if (pending.since().plus(PATIENCE).isBefore(now)) {
      throw new PoisonException(
          "refund %s of order %s is still pending after %d days"
              .formatted(pending.refundId(), pending.orderId(), PATIENCE.toDays()));
    }
  }
}

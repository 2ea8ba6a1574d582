package dev.orderflow.services.billing;

import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.time.Instant;

/** It is not known where a payment stands: the provider must be asked again, later. */
final class UnsettledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Instant since;

  UnsettledException(Payment.Asked payment, ProviderPaymentState answer) {
    super("payment of order " + payment.orderId() + " is not settled: " + answer);
    this.since = payment.charge().openedAt();
  }

  /** When billing first heard of the order's payment. */
  Instant since() {
    return since;
  }
}

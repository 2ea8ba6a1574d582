package dev.orderflow.services.billing;

import dev.orderflow.services.billing.domain.Payment;

/** The provider could not give the money back: somebody has to. */
final class FailedRefundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedRefundException(Payment.RefundFailed payment) {
    super(
        "refund %s of order %s failed: %s"
            .formatted(payment.refundId(), payment.orderId(), payment.reason()));
  }
}

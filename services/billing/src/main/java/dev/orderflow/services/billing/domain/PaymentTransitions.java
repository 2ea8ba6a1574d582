package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;

/** How a stored payment follows what the provider says of it. */
public final class PaymentTransitions {

  private PaymentTransitions() {}

  /**
   * The payment itself where the answer brings it no further.
   *
   * @param taken what the provider takes where the charge is due
   */
  public static Payment of(
      Payment.Open payment, ProviderPaymentState atProvider, Money taken, Instant now) {
    Charge charge = payment.charge();
    return switch (atProvider) {
      case ProviderPaymentState.Authorised(var paymentId) ->
          new Payment.Authorised(charge, paymentId);
      case ProviderPaymentState.Captured(var paymentId) ->
          new Payment.Captured(charge, paymentId, taken, now);
      // Refunded by hand before we knew it taken: first it was taken, and the books say so.
      case ProviderPaymentState.Refunded(var paymentId, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case ProviderPaymentState.RefundPending(var paymentId, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case ProviderPaymentState.RefundFailed(var paymentId, _, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case ProviderPaymentState.Declined(var code) -> new Payment.Declined(charge, code, now);
      case ProviderPaymentState.Voided() -> new Payment.Voided(charge);
      case ProviderPaymentState.Nothing(), ProviderPaymentState.Unknown _ -> payment;
    };
  }

  /** The payment itself where the answer brings it no further. */
  public static Payment of(Payment.Taken payment, ProviderPaymentState atProvider, Instant now) {
    Payment.Captured captured = payment.captured();
    return switch (atProvider) {
      case ProviderPaymentState.Refunded(_, var refundId) ->
          new Payment.Refunded(captured, refundId, now);
      case ProviderPaymentState.RefundFailed(_, var refundId, var reason) ->
          failed(payment, refundId, reason, now);
      case ProviderPaymentState.RefundPending(_, var refundId) -> pending(payment, refundId, now);
      case ProviderPaymentState.Nothing(),
          ProviderPaymentState.Authorised _,
          ProviderPaymentState.Captured _,
          ProviderPaymentState.Declined _,
          ProviderPaymentState.Voided(),
          ProviderPaymentState.Unknown _ ->
          unanswered(payment);
    };
  }

  private static Payment failed(
      Payment.Taken payment, String refundId, String reason, Instant now) {
    return payment instanceof Payment.RefundFailed known && known.refundId().equals(refundId)
        ? known
        : new Payment.RefundFailed(payment.captured(), refundId, reason, now);
  }

  private static Payment pending(Payment.Taken payment, String refundId, Instant now) {
    return payment instanceof Payment.RefundPending known
        ? new Payment.RefundPending(known.captured(), refundId, known.checks() + 1, known.since())
        : new Payment.RefundPending(payment.captured(), refundId, 1, now);
  }

  /** Who waits for a refund asks again later; nobody else gets further by no answer. */
  private static Payment unanswered(Payment.Taken payment) {
    return payment instanceof Payment.RefundPending(var captured, var id, var checks, var since)
        ? new Payment.RefundPending(captured, id, checks + 1, since)
        : payment;
  }
}

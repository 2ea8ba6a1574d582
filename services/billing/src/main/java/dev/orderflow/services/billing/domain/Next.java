package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;

/** How a stored payment follows what the provider says of it. */
public final class Next {

  private Next() {}

  /**
   * The payment itself where the answer brings it no further.
   *
   * @param taken what the provider takes where the charge is due
   */
  public static Payment of(Payment.Open payment, Standing standing, Money taken, Instant now) {
    Charge charge = payment.charge();
    return switch (standing) {
      case Standing.Authorised(var paymentId) -> new Payment.Authorised(charge, paymentId);
      case Standing.Captured(var paymentId) -> new Payment.Captured(charge, paymentId, taken, now);
      // Refunded by hand before we knew it taken: first it was taken, and the books say so.
      case Standing.Refunded(var paymentId, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case Standing.RefundPending(var paymentId, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case Standing.RefundFailed(var paymentId, _, _) ->
          new Payment.Captured(charge, paymentId, taken, now);
      case Standing.Declined(var code) -> new Payment.Declined(charge, code, now);
      case Standing.Voided() -> new Payment.Voided(charge);
      case Standing.Nothing(), Standing.Unknown _ -> payment;
    };
  }

  /** The payment itself where the answer brings it no further. */
  public static Payment of(Payment.Taken payment, Standing standing, Instant now) {
    Payment.Captured captured = payment.captured();
    return switch (standing) {
      case Standing.Refunded(_, var refundId) -> new Payment.Refunded(captured, refundId, now);
      case Standing.RefundFailed(_, var refundId, var reason) ->
          failed(payment, refundId, reason, now);
      case Standing.RefundPending(_, var refundId) -> pending(payment, refundId, now);
      case Standing.Nothing(),
          Standing.Authorised _,
          Standing.Captured _,
          Standing.Declined _,
          Standing.Voided(),
          Standing.Unknown _ ->
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

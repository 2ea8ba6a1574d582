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
      case Standing.Refunded(var paymentId, _) -> new Payment.Captured(charge, paymentId, taken, now);
      case Standing.Declined(var code) -> new Payment.Declined(charge, code, now);
      case Standing.Voided() -> new Payment.Voided(charge);
      case Standing.Nothing(), Standing.Unknown _ -> payment;
    };
  }

  /** The payment itself where the answer brings it no further. */
  public static Payment of(Payment.Captured payment, Standing standing, Instant now) {
    return switch (standing) {
      case Standing.Refunded(_, var refundId) -> new Payment.Refunded(payment, refundId, now);
      case Standing.Nothing(),
          Standing.Authorised _,
          Standing.Captured _,
          Standing.Declined _,
          Standing.Voided(),
          Standing.Unknown _ ->
          payment;
    };
  }
}

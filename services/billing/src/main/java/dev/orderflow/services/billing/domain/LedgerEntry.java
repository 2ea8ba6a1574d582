package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;
import java.util.List;

/**
 * Money that changed hands, booked twice: the provider holds it for us, and we owe the customer
 * goods for it, or the other way round. An order has at most one entry of each kind.
 *
 * @param reference what the provider knows the charge or refund by
 */
public record LedgerEntry(
    String orderId, Kind kind, Money amount, String provider, String reference, Instant at) {

  /** Which way the money went. */
  public enum Kind {
    /** From the customer to us. */
    CHARGE,
    /** From us to the customer. */
    REFUND
  }

  public static LedgerEntry of(Payment.Captured payment) {
    Charge charge = payment.charge();
    return new LedgerEntry(
        charge.orderId(),
        Kind.CHARGE,
        charge.amount(),
        charge.provider(),
        payment.paymentId(),
        payment.at());
  }

  public static LedgerEntry of(Payment.Refunded payment) {
    Charge charge = payment.charge();
    return new LedgerEntry(
        charge.orderId(),
        Kind.REFUND,
        charge.amount(),
        charge.provider(),
        payment.refundId(),
        payment.at());
  }

  /** Two, which sum to zero. */
  public List<Posting> postings() {
    long toProvider =
        switch (kind) {
          case CHARGE -> amount.minorUnits();
          case REFUND -> -amount.minorUnits();
        };
    return List.of(
        new Posting("provider:" + provider, toProvider),
        new Posting("customer:" + orderId, -toProvider));
  }
}

package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;
import java.util.List;

/**
 * Money that changed hands, booked twice: the provider holds it for us, and we owe the customer
 * goods for it, or the other way round. An order has at most one entry of each kind.
 *
 * @param amount what the customer owed
 * @param moved what the provider moved for it, which differs where it cannot move just that amount
 * @param reference what the provider knows the charge or refund by
 */
public record LedgerEntry(
    String orderId,
    Kind kind,
    Money amount,
    Money moved,
    String provider,
    String reference,
    Instant at) {

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
        payment.taken(),
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
        payment.captured().taken(),
        charge.provider(),
        payment.refundId(),
        payment.at());
  }

  /** They sum to zero: two, and a third where the provider rounds. */
  public List<Posting> postings() {
    long sign =
        switch (kind) {
          case CHARGE -> 1;
          case REFUND -> -1;
        };
    Posting toProvider = new Posting("provider:" + provider, sign * moved.minorUnits());
    Posting toCustomer = new Posting("customer:" + orderId, -sign * amount.minorUnits());
    long rounded = toProvider.minorUnits() + toCustomer.minorUnits();
    return rounded == 0
        ? List.of(toProvider, toCustomer)
        : List.of(toProvider, toCustomer, new Posting("rounding:" + provider, -rounded));
  }
}

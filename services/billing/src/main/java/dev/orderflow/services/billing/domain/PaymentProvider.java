package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who holds, takes and gives back money. Each call answers where the payment stands after it, and
 * can be made again: its idempotency key is the order's ({@link Charge#key}). Of a capture and a
 * void at the same time the provider lets one through and tells the other so.
 */
public interface PaymentProvider {

  /** As in the names of the ledger's accounts. */
  String name();

  /** Whether money moves. */
  default boolean isReal() {
    return true;
  }

  /**
   * What it takes where this is due: the same, unless it cannot move just that amount of the
   * currency.
   */
  default Money taken(Money due) {
    return due;
  }

  /** Asks where the order's payment stands, and changes nothing. */
  ProviderPaymentState find(Charge charge);

  /**
   * Holds the amount on the card.
   *
   * @param token by which the provider knows the card; null where the order has none
   */
  ProviderPaymentState authorise(Charge charge, @Nullable String token);

  /** Takes what is held. */
  ProviderPaymentState capture(Payment.Authorised payment);

  /**
   * Lets go of what is held. Where nothing is, it takes care that nothing ever will be: an
   * authorisation that is still on its way then finds its key taken.
   */
  ProviderPaymentState cancel(Payment.Open payment);

  /** Gives the whole amount back. */
  ProviderPaymentState refund(Payment.Captured payment);

  /** Asks whether the amount is given back, and changes nothing. */
  ProviderPaymentState findRefund(Payment.Captured payment);
}

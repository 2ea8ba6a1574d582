package dev.orderflow.services.billing.stripe;

import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount as Stripe counts it. Its units are mostly those of ISO 4217, and the exceptions are
 * Stripe's own (https://docs.stripe.com/currencies): ISK and UGX still have two decimals there,
 * which must be 00; MGA has none; the last of three decimals must be 0.
 */
sealed interface StripeAmount {

  /** In Stripe's units. */
  record Exact(long units) implements StripeAmount {}

  /**
   * Stripe would not take it.
   *
   * @param reason as Stripe's own codes say it
   */
  record Impossible(String reason) implements StripeAmount {}

  String NOT_SUPPORTED = "currency_not_supported";

  /** What ISO 4217 gives no decimals and Stripe two. */
  Set<String> PADDED = Set.of("ISK", "UGX");

  /** What ISO 4217 gives two decimals and Stripe none. */
  Set<String> WHOLE = Set.of("MGA");

  Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  /** No currency has more digits there. */
  long MOST = 999_999_999_999L;

  static StripeAmount of(Money due) {
    Step step = Step.of(due.currency());
    if (step == null) {
      return new Impossible(NOT_SUPPORTED);
    }
    long steps = steps(due, step);
    if (steps == 0) {
      return due.minorUnits() == 0 ? new Exact(0) : new Impossible("amount_too_small");
    }
    return steps > MOST / step.stripe()
        ? new Impossible("amount_too_large")
        : new Exact(steps * step.stripe());
  }

  /** What is taken where this is due: the nearest amount that Stripe can move. */
  static Money taken(Money due) {
    Step step = Step.of(due.currency());
    return step == null ? due : new Money(steps(due, step) * step.iso(), due.currency());
  }

  /** Half a step is rounded up. */
  private static long steps(Money due, Step step) {
    return due.minorUnits() / step.iso() + (2 * (due.minorUnits() % step.iso()) / step.iso());
  }

  /**
   * The least that Stripe moves of a currency.
   *
   * @param iso in minor units of ISO 4217
   * @param stripe in Stripe's units
   */
  record Step(long iso, long stripe) {

    /** Null where Stripe says nothing of its units. */
    static @Nullable Step of(String currency) {
      if (PADDED.contains(currency)) {
        return new Step(1, 100);
      }
      if (WHOLE.contains(currency)) {
        return new Step(100, 1);
      }
      if (THREE_DECIMALS.contains(currency)) {
        return new Step(10, 10);
      }
      return Currencies.decimals(currency) > 2 ? null : new Step(1, 1);
    }
  }
}

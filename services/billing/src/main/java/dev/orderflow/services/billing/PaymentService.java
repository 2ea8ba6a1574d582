package dev.orderflow.services.billing;

import dev.orderflow.contracts.Money;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.PaymentTransitions;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes money and gives it back: load, ask the provider, store, until there is nothing left to do.
 *
 * <p>Both ways may run at once, die anywhere and run again. Each looks at what is stored, and asks
 * the provider before it decides on what is not.
 */
final class PaymentService {

  /** By what a payment or refund is known that no provider was asked for. */
  static final String NOTHING_DUE = "nothing-due";

  private final PaymentsTable payments;
  private final PaymentProvider provider;
  private final Refunds refunds;
  private final Clock clock;

  PaymentService(PaymentsTable payments, PaymentProvider provider, Refunds refunds, Clock clock) {
    this.payments = payments;
    this.provider = provider;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * Takes the amount, unless it was taken, refused or forbidden before.
   *
   * @return the payment at its end; it is what the table holds
   * @throws UnsettledException if the provider leaves open what became of it
   */
  Payment charge(String orderId, Money due, @Nullable String token) {
    Charge charge = new Charge(orderId, due, provider.name(), now());
    Payment.Asked first = first(charge);
    Payment payment = payments.open(first).orElseGet(() -> begun(first, token));
    return charged(payment, token);
  }

  /**
   * Gives back what was taken, lets go of what is held, or makes sure that neither will ever be.
   *
   * @param check the milestone that asks for it, or a question about what it has led to
   * @return the payment at its end, or while its refund is pending; it is what the table holds
   * @throws UnsettledException if the provider leaves open what became of it
   */
  Payment giveBack(RefundCheck check) {
    Payment tombstone = new Payment.Cancelled(check.orderId());
    return givenBack(payments.open(tombstone).orElse(tombstone), check);
  }

  /** A line for the function's log; null where a provider takes money. */
  @Nullable String warningIfNobodyPays() {
    return provider.isReal()
        ? null
        : "{\"level\":\"WARN\",\"message\":\"PaymentProvider is "
            + provider.name()
            + ": payments are only played, and no money is taken\"}";
  }

  private static Payment.Asked first(Charge charge) {
    return charge.isFree()
        ? new Payment.Captured(charge, NOTHING_DUE, charge.openedAt())
        : new Payment.Authorising(charge);
  }

  /** Nobody has asked the provider before, so there is nothing to find there. */
  private Payment begun(Payment.Asked first, @Nullable String token) {
    return first instanceof Payment.Authorising fresh
        ? advance(fresh, authorise(fresh, token))
        : first;
  }

  private Payment charged(Payment payment, @Nullable String token) {
    return switch (payment) {
      case Payment.Authorising begun ->
          charged(advance(begun, findOrAuthorise(begun, token)), token);
      case Payment.Authorised held -> charged(advance(held, capture(held)), token);
      case Payment.Taken _,
          Payment.Refunded _,
          Payment.Declined _,
          Payment.Voided _,
          Payment.Cancelled _ ->
          payment;
    };
  }

  private Payment givenBack(Payment payment, RefundCheck check) {
    return switch (payment) {
      case Payment.Open open -> givenBack(advance(open, cancel(open)), check);
      case Payment.Captured taken -> refunded(taken, check);
      // Another question is on its way if this is not the one that is due.
      case Payment.RefundPending pending ->
          pending.checks() == check.number() ? asked(pending, check) : pending;
      // Somebody may have given it back by hand.
      case Payment.RefundFailed failed -> asked(failed, check);
      case Payment.Refunded _, Payment.Declined _, Payment.Voided _, Payment.Cancelled _ -> payment;
    };
  }

  private ProviderPaymentState findOrAuthorise(Payment.Authorising begun, @Nullable String token) {
    ProviderPaymentState found = provider(begun).find(begun.charge());
    return found instanceof ProviderPaymentState.Nothing ? authorise(begun, token) : found;
  }

  private ProviderPaymentState authorise(Payment.Authorising begun, @Nullable String token) {
    return askIfUnknown(provider(begun).authorise(begun.charge(), token), begun);
  }

  private ProviderPaymentState capture(Payment.Authorised held) {
    return askIfUnknown(provider(held).capture(held), held);
  }

  private ProviderPaymentState cancel(Payment.Open open) {
    return provider(open).cancel(open);
  }

  private Payment refunded(Payment.Captured taken, RefundCheck check) {
    ProviderPaymentState answer =
        taken.charge().isFree()
            ? new ProviderPaymentState.Refunded(taken.paymentId(), NOTHING_DUE)
            : askIfUnknown(provider(taken).refund(taken), taken);
    Payment settled = refunds.settle(taken, answer, check, now());
    if (settled.equals(taken)) {
      throw new UnsettledException(taken, answer);
    }
    return settled;
  }

  private Payment asked(Payment.Taken payment, RefundCheck check) {
    ProviderPaymentState answer = provider(payment).findRefund(payment.captured());
    return refunds.settle(payment, answer, check, now());
  }

  private Payment advance(Payment.Open open, ProviderPaymentState answer) {
    Money taken = provider(open).taken(open.charge().amount());
    return settled(open, PaymentTransitions.of(open, answer, taken, now()), answer);
  }

  /** One question at once saves most unknown payments a wait; it never decides by silence. */
  private ProviderPaymentState askIfUnknown(ProviderPaymentState answer, Payment.Asked payment) {
    if (!(answer instanceof ProviderPaymentState.Unknown)) {
      return answer;
    }
    ProviderPaymentState found = provider.find(payment.charge());
    return found instanceof ProviderPaymentState.Nothing ? answer : found;
  }

  private Payment settled(Payment.Asked from, Payment to, ProviderPaymentState answer) {
    if (to.equals(from)) {
      throw new UnsettledException(from, answer);
    }
    return payments.move(from, to).orElse(to);
  }

  /** A payment stays with the provider that has it, whatever the template says since. */
  private PaymentProvider provider(Payment.Asked payment) {
    String name = payment.charge().provider();
    if (!name.equals(provider.name())) {
      throw new IllegalStateException("payment of " + payment.orderId() + " is with " + name);
    }
    return provider;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

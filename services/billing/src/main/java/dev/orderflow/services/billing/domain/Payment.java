package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order's payment as billing has it stored. It only ever moves forward:
 *
 * <pre>
 *              .--> Declined         .-------------------------.
 * Authorising -+--> Authorised --> Captured --> RefundPending --> Refunded
 *              '--> Voided <-'       |              |   ^            ^
 * (nothing) ------> Cancelled        '----------> RefundFailed ------'
 * </pre>
 */
public sealed interface Payment {
  String orderId();

  /** A payment for which the provider was, or may have been, asked. */
  sealed interface Asked extends Payment {
    Charge charge();

    @Override
    default String orderId() {
      return charge().orderId();
    }
  }

  /** A payment that is taken, and not known to be given back. */
  sealed interface Taken extends Asked {
    Captured captured();

    @Override
    default Charge charge() {
      return captured().charge();
    }
  }

  /** A payment that is neither taken nor given up yet. */
  sealed interface Open extends Asked {
    /** What the provider knows it by; null while billing has not heard. */
    @Nullable String paymentId();
  }

  /** The provider may have been asked; what it answered is not known. */
  record Authorising(Charge charge) implements Open {
    @Override
    public @Nullable String paymentId() {
      return null;
    }
  }

  /** The amount is held on the customer's card. */
  record Authorised(Charge charge, String paymentId) implements Open {}

  /**
   * The amount is taken.
   *
   * @param taken what the provider moved: what is due, or the nearest that it can move
   */
  record Captured(Charge charge, String paymentId, Money taken, Instant at) implements Taken {
    public Captured(Charge charge, String paymentId, Instant at) {
      this(charge, paymentId, charge.amount(), at);
    }

    @Override
    public Captured captured() {
      return this;
    }
  }

  /**
   * The provider is giving it back, which may yet fail.
   *
   * @param checks the number of the next question about it
   */
  record RefundPending(Captured captured, String refundId, int checks, Instant since)
      implements Taken {}

  /** The provider could not give it back: it still has to be, by somebody. */
  record RefundFailed(Captured captured, String refundId, String reason, Instant at)
      implements Taken {}

  /** What was taken is given back. */
  record Refunded(Captured captured, String refundId, Instant at) implements Asked {
    @Override
    public Charge charge() {
      return captured.charge();
    }
  }

  /** Refused for good: it is not tried again. */
  record Declined(Charge charge, String reason, Instant at) implements Asked {}

  /** The order was cancelled before the amount was taken; nothing is held any more. */
  record Voided(Charge charge) implements Asked {}

  /** The order was cancelled before billing was asked for its money: now nobody can. */
  record Cancelled(String orderId) implements Payment {}
}

package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.TextRules;

/** Where a payment stands at the provider, as far as its answer tells. */
public sealed interface ProviderPaymentState {

  /** The provider has never heard of it. */
  record Nothing() implements ProviderPaymentState {}

  /** The amount is held and waits to be taken. */
  record Authorised(String paymentId) implements ProviderPaymentState {}

  /** The amount is taken. */
  record Captured(String paymentId) implements ProviderPaymentState {}

  /** The amount was taken and is given back. */
  record Refunded(String paymentId, String refundId) implements ProviderPaymentState {}

  /** The amount was taken, and is on its way back, which may take days and may fail. */
  record RefundPending(String paymentId, String refundId) implements ProviderPaymentState {}

  /**
   * The amount was taken, and could not be given back.
   *
   * @param reason the provider's code
   */
  record RefundFailed(String paymentId, String refundId, String reason)
      implements ProviderPaymentState {}

  /**
   * The provider refuses, and would again.
   *
   * @param code its reason, at most 64 characters
   */
  record Declined(String code) implements ProviderPaymentState {
    private static final int LONGEST = 64;

    public Declined {
      code =
          TextRules.isLonger(code, LONGEST)
              ? code.substring(0, code.offsetByCodePoints(0, LONGEST))
              : code;
    }
  }

  /** Nothing is held, and nothing can be under this order's key: it was voided. */
  record Voided() implements ProviderPaymentState {}

  /**
   * No answer, or none that can be relied on: the call may have had its effect, or may have it yet.
   *
   * @param why for the log; holds nothing personal
   */
  record Unknown(String why) implements ProviderPaymentState {}
}

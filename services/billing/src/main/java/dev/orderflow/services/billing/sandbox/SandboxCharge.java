package dev.orderflow.services.billing.sandbox;

import dev.orderflow.services.billing.domain.ProviderPaymentState;

/**
 * What the sandbox remembers under an idempotency key.
 *
 * @param code why it is declined, or what becomes of its refund; otherwise empty
 * @param silences how many more questions stay without an answer
 */
record SandboxCharge(String key, State state, String code, long silences) {

  enum State {
    /** The request never arrived; only its sender knows of it. */
    LOST,
    AUTHORISED,
    CAPTURED,
    REFUND_PENDING,
    REFUND_FAILED,
    REFUNDED,
    DECLINED,
    VOIDED
  }

  /** How many questions {@code tok_unknown} leaves open. */
  private static final int SILENCES = 2;

  private static final String PENDS = "refund_pending";
  private static final String FAILS = "refund_failed";

  static SandboxCharge authorised(String key, Card card) {
    return switch (card) {
      case GOOD, LATE -> new SandboxCharge(key, State.AUTHORISED, "", 0);
      case UNKNOWN -> new SandboxCharge(key, State.AUTHORISED, "", SILENCES);
      case TIMEOUT -> new SandboxCharge(key, State.LOST, "", 0);
      case REFUND_PENDING -> new SandboxCharge(key, State.AUTHORISED, PENDS, 0);
      case REFUND_FAILED -> new SandboxCharge(key, State.AUTHORISED, FAILS, 0);
      case DECLINED -> declined(key, "card_declined");
      case INSUFFICIENT_FUNDS -> declined(key, "insufficient_funds");
      case NEVER_ISSUED -> declined(key, "invalid_token");
    };
  }

  /** What a request for a refund makes of it at first. */
  State asked() {
    return code.equals(PENDS) || code.equals(FAILS) ? State.REFUND_PENDING : State.REFUNDED;
  }

  /** What a pending refund comes to in the end. */
  State settled() {
    return code.equals(FAILS) ? State.REFUND_FAILED : State.REFUNDED;
  }

  private static SandboxCharge declined(String key, String code) {
    return new SandboxCharge(key, State.DECLINED, code, 0);
  }

  ProviderPaymentState atProvider() {
    return switch (state) {
      case LOST -> new ProviderPaymentState.Nothing();
      case AUTHORISED -> new ProviderPaymentState.Authorised(paymentId());
      case CAPTURED -> new ProviderPaymentState.Captured(paymentId());
      case REFUND_PENDING -> new ProviderPaymentState.RefundPending(paymentId(), refundId());
      case REFUND_FAILED ->
          new ProviderPaymentState.RefundFailed(
              paymentId(), refundId(), "expired_or_canceled_card");
      case REFUNDED -> new ProviderPaymentState.Refunded(paymentId(), refundId());
      case DECLINED -> new ProviderPaymentState.Declined(code);
      case VOIDED -> new ProviderPaymentState.Voided();
    };
  }

  private String refundId() {
    return "sandbox-refund-" + key;
  }

  private String paymentId() {
    return "sandbox-" + key;
  }
}

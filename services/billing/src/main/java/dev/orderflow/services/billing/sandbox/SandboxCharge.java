package dev.orderflow.services.billing.sandbox;

import dev.orderflow.services.billing.domain.Standing;

/**
 * What the sandbox remembers under an idempotency key.
 *
 * @param code why it is declined; otherwise empty
 * @param silences how many more questions stay without an answer
 */
record SandboxCharge(String key, State state, String code, long silences) {

  enum State {
    /** The request never arrived; only its sender knows of it. */
    LOST,
    AUTHORISED,
    CAPTURED,
    REFUNDED,
    DECLINED,
    VOIDED
  }

  /** How many questions {@code tok_unknown} leaves open. */
  private static final int SILENCES = 2;

  static SandboxCharge authorised(String key, Card card) {
    return switch (card) {
      case GOOD, LATE -> new SandboxCharge(key, State.AUTHORISED, "", 0);
      case UNKNOWN -> new SandboxCharge(key, State.AUTHORISED, "", SILENCES);
      case TIMEOUT -> new SandboxCharge(key, State.LOST, "", 0);
      case DECLINED -> declined(key, "card_declined");
      case INSUFFICIENT_FUNDS -> declined(key, "insufficient_funds");
      case NEVER_ISSUED -> declined(key, "invalid_token");
    };
  }

  private static SandboxCharge declined(String key, String code) {
    return new SandboxCharge(key, State.DECLINED, code, 0);
  }

  Standing standing() {
    return switch (state) {
      case LOST -> new Standing.Nothing();
      case AUTHORISED -> new Standing.Authorised(paymentId());
      case CAPTURED -> new Standing.Captured(paymentId());
      case REFUNDED -> new Standing.Refunded(paymentId(), "sandbox-refund-" + key);
      case DECLINED -> new Standing.Declined(code);
      case VOIDED -> new Standing.Voided();
    };
  }

  private String paymentId() {
    return "sandbox-" + key;
  }
}

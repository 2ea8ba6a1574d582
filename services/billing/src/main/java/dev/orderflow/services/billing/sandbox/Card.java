package dev.orderflow.services.billing.sandbox;

import org.jspecify.annotations.Nullable;

/** What the sandbox does to a card: its token says it. */
enum Card {
  /** {@code tok_visa}, or no token. */
  GOOD,
  /** {@code tok_declined}. */
  DECLINED,
  /** {@code tok_insufficient_funds}. */
  INSUFFICIENT_FUNDS,
  /** {@code tok_timeout}: the first request is lost on its way, the next succeeds. */
  TIMEOUT,
  /** {@code tok_late}: it succeeds, and the answer is lost. */
  LATE,
  /** {@code tok_unknown}: it succeeds, but the sandbox says so only after some asking. */
  UNKNOWN,
  /** {@code tok_refund_pending}: it succeeds; its refund takes its time. */
  REFUND_PENDING,
  /** {@code tok_refund_failed}: it succeeds; its refund takes its time, and fails. */
  REFUND_FAILED,
  /** Any other token, as a provider refuses one that it has not issued. */
  NEVER_ISSUED;

  static Card of(@Nullable String token) {
    return switch (token) {
      case null -> GOOD;
      case "tok_visa" -> GOOD;
      case "tok_declined" -> DECLINED;
      case "tok_insufficient_funds" -> INSUFFICIENT_FUNDS;
      case "tok_timeout" -> TIMEOUT;
      case "tok_late" -> LATE;
      case "tok_unknown" -> UNKNOWN;
      case "tok_refund_pending" -> REFUND_PENDING;
      case "tok_refund_failed" -> REFUND_FAILED;
      default -> NEVER_ISSUED;
    };
  }
}

package dev.orderflow.services.billing.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PaymentIntent on Stripe's side. */
final class PlayedIntent {
  final String id;
  final String orderId;
  private final String amount;
  private final String currency;

  String status = "requires_payment_method";
  String cancellationReason = "null";
  String declineCode = "";
  @Nullable String refundId;
  int captures;

  PlayedIntent(String id, Map<String, String> form) {
    this.id = id;
    this.orderId = form.getOrDefault("metadata[order_id]", "");
    this.amount = form.getOrDefault("amount", "");
    this.currency = form.getOrDefault("currency", "");
  }

  String json() {
    Map<String, String> blanks = blanks();
    blanks.put("status", status);
    blanks.put("capturable", status.equals("requires_capture") ? amount : "0");
    blanks.put("received", status.equals("succeeded") ? amount : "0");
    blanks.put("cancellation_reason", cancellationReason);
    blanks.put("last_payment_error", declineCode.isEmpty() ? "null" : lastError());
    return DocumentedAnswers.answer("payment-intent", blanks);
  }

  String refundJson(String refundStatus) {
    Map<String, String> blanks = blanks();
    blanks.put("refund_id", String.valueOf(refundId));
    blanks.put("refund_status", refundStatus);
    return DocumentedAnswers.answer("refund", blanks);
  }

  private String lastError() {
    return DocumentedAnswers.answer("last-payment-error", declined());
  }

  /** What its card's bank said. */
  Map<String, String> declined() {
    return Map.of("code", "card_declined", "decline_code", declineCode);
  }

  private Map<String, String> blanks() {
    Map<String, String> blanks = new LinkedHashMap<>();
    blanks.put("id", id);
    blanks.put("amount", amount);
    blanks.put("currency", currency);
    blanks.put("order_id", orderId);
    return blanks;
  }
}

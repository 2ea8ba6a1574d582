package dev.orderflow.cli.payments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The payment of an order; what it has not come to is empty.
 *
 * @param amount minor units
 * @param taken what the provider moved for it
 * @param at when it came to its state, or to be asked for
 */
record Payment(
    String orderId,
    String state,
    long amount,
    long taken,
    String currency,
    String provider,
    String paymentId,
    String refundId,
    String reason,
    String at) {

  static final String ENTRY = "PAYMENT";

  static Payment of(Map<String, AttributeValue> item) {
    Fields fields = new Fields(item);
    return new Payment(
        fields.text("orderId"),
        fields.text("state"),
        fields.number("amount"),
        fields.number(item.containsKey("taken") ? "taken" : "amount"),
        fields.text("currency"),
        fields.text("provider"),
        fields.text("paymentId"),
        fields.text("refundId"),
        fields.text("reason"),
        List.of(
                "refundedAt",
                "refundFailedAt",
                "refundPendingSince",
                "capturedAt",
                "declinedAt",
                "openedAt")
            .stream()
            .map(fields::text)
            .filter(time -> !time.isEmpty())
            .findFirst()
            .orElse(""));
  }

  String amountText() {
    return Amounts.text(amount, currency);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orderId", orderId);
    json.put("state", state);
    json.put("amount", amount);
    if (taken != amount) {
      json.put("taken", taken);
    }
    json.put("currency", currency);
    json.put("provider", provider);
    json.put("paymentId", paymentId);
    json.put("refundId", refundId);
    json.put("reason", reason);
    json.put("at", at);
    json.values().removeIf(""::equals);
    return json;
  }
}

package dev.orderflow.services.billing.stripe;

import dev.orderflow.kit.JsonObjects;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refund as Stripe tells it. */
record StripeRefund(Map<String, @Nullable Object> fields) {

  ProviderPaymentState atProvider(String paymentId) {
    return switch (status()) {
      case "succeeded" -> new ProviderPaymentState.Refunded(paymentId, id());
      // It waits for Stripe, the bank, our balance or the customer: it is not given back yet.
      case "pending", "requires_action" -> new ProviderPaymentState.RefundPending(paymentId, id());
      case "failed", "canceled" -> new ProviderPaymentState.RefundFailed(paymentId, id(), reason());
      default -> new ProviderPaymentState.Unknown("refund " + status());
    };
  }

  /**
   * Where a payment's refunds leave it, ours and those that people make by hand: given back is only
   * what is given back whole. Empty where nothing of it is on its way back, or was to be.
   *
   * @param newestFirst as Stripe lists them
   */
  static Optional<ProviderPaymentState> together(
      List<Map<String, @Nullable Object>> newestFirst, String paymentId, Charge charge) {
    List<StripeRefund> refunds = newestFirst.stream().map(StripeRefund::new).toList();
    long succeeded =
        refunds.stream().filter(it -> it.is("succeeded")).mapToLong(it -> it.units(charge)).sum();
    if (succeeded > 0 && succeeded >= whole(charge)) {
      return first(refunds, paymentId, "succeeded");
    }
    return first(refunds, paymentId, "pending", "requires_action")
        .or(() -> first(refunds, paymentId, "failed", "canceled"));
  }

  private static Optional<ProviderPaymentState> first(
      List<StripeRefund> refunds, String paymentId, String... statuses) {
    return refunds.stream()
        .filter(it -> List.of(statuses).contains(it.status()))
        .findFirst()
        .map(it -> it.atProvider(paymentId));
  }

  private long units(Charge charge) {
    return fields.get("amount") instanceof Long units ? units : whole(charge);
  }

  private static long whole(Charge charge) {
    return switch (StripeAmount.of(charge.amount())) {
      case StripeAmount.Exact(var units) -> units;
      case StripeAmount.Impossible _ -> Long.MAX_VALUE;
    };
  }

  private boolean is(String status) {
    return status.equals(status());
  }

  private String id() {
    return JsonObjects.text(fields, "id");
  }

  private String status() {
    return String.valueOf(fields.get("status"));
  }

  private String reason() {
    return fields.get("failure_reason") instanceof String reason ? reason : status();
  }
}

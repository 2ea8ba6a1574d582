package dev.orderflow.services.billing.stripe;

import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A PaymentIntent as Stripe tells it. */
record Intent(Map<String, @Nullable Object> fields) {

  /** What Stripe says of a payment that it ended by itself, since nobody took what was held. */
  private static final Set<String> ENDED_BY_STRIPE = Set.of("automatic", "expired");

  String id() {
    return JsonObjects.text(fields, "id");
  }

  boolean isOf(String orderId) {
    return fields.get("metadata") instanceof Map<?, ?> metadata
        && orderId.equals(metadata.get("order_id"));
  }

  boolean isTaken() {
    return status().equals("succeeded");
  }

  /**
   * Of refunds it knows nothing.
   *
   * @throws PoisonException if it holds or took another amount than the charge
   */
  ProviderPaymentState atProvider(Charge charge) {
    return switch (status()) {
      case "requires_capture" -> new ProviderPaymentState.Authorised(over(charge).id());
      case "succeeded" -> new ProviderPaymentState.Captured(over(charge).id());
      case "canceled" -> canceled();
      case "requires_payment_method" -> withoutCard();
      // We ask for an error instead; a payment that waits for its customer is as good as refused.
      case "requires_action" -> new ProviderPaymentState.Declined("authentication_required");
      default -> new ProviderPaymentState.Unknown("PaymentIntent " + status());
    };
  }

  private Intent over(Charge charge) {
    if (!isOver(charge)) {
      throw new PoisonException(
          "Stripe has another amount than is due for order " + charge.orderId());
    }
    return this;
  }

  private boolean isOver(Charge charge) {
    return switch (StripeAmount.of(charge.amount())) {
      case StripeAmount.Impossible _ -> false;
      case StripeAmount.Exact(var units) ->
          isOrAbsent(fields.get("amount"), units)
              && isOrAbsent(
                  fields.get("currency"), charge.amount().currency().toLowerCase(Locale.ROOT))
              && (!isTaken() || isOrAbsent(fields.get("amount_received"), units));
    };
  }

  private static boolean isOrAbsent(@Nullable Object told, Object wanted) {
    return told == null || told.equals(wanted);
  }

  private String status() {
    return JsonObjects.text(fields, "status");
  }

  private ProviderPaymentState canceled() {
    return fields.get("cancellation_reason") instanceof String reason
            && ENDED_BY_STRIPE.contains(reason)
        ? new ProviderPaymentState.Declined("authorization_expired")
        : new ProviderPaymentState.Voided();
  }

  /** Either its card was refused, or it was never meant to have one: it holds a voided key. */
  private ProviderPaymentState withoutCard() {
    Object error = fields.get("last_payment_error");
    return error == null
        ? new ProviderPaymentState.Voided()
        : new ProviderPaymentState.Declined(
            Reasons.of(JsonObjects.object("last_payment_error", error)));
  }
}

package dev.orderflow.services.billing.stripe;

import dev.orderflow.kit.JsonObjects;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what Stripe knows of a payment, and changes nothing. */
record StripeSearch(StripeApi api) {

  private static final String INTENTS = "/v1/payment_intents";

  /** By the order's id in the metadata; the search is only used to learn the payment's id. */
  ProviderPaymentState find(Charge charge) {
    String query = "metadata['order_id']:'" + charge.orderId() + "'";
    return switch (api.get(INTENTS + "/search", new Form().with("query", query))) {
      case Reply.Done(var page) ->
          objects(page).stream()
              .map(Intent::new)
              // The search knows no difference between upper and lower case.
              .filter(it -> it.isOf(charge.orderId()))
              .findFirst()
              .map(it -> retrieve(charge, it.id()))
              .orElseGet(ProviderPaymentState.Nothing::new);
      case Reply.Refused refused -> new ProviderPaymentState.Unknown(refused.reason());
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  /** As it is now, which a search is not. */
  ProviderPaymentState retrieve(Charge charge, String paymentId) {
    return switch (api.get(INTENTS + "/" + paymentId, new Form())) {
      case Reply.Done(var fields) -> {
        Intent intent = new Intent(fields);
        ProviderPaymentState atProvider = intent.atProvider(charge);
        yield intent.isTaken() ? takenOrRefunded(intent, charge, atProvider) : atProvider;
      }
      case Reply.Refused refused -> new ProviderPaymentState.Unknown(refused.reason());
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  private ProviderPaymentState takenOrRefunded(
      Intent intent, Charge charge, ProviderPaymentState taken) {
    Form form = new Form().with("payment_intent", intent.id()).with("limit", "100");
    return switch (api.get("/v1/refunds", form)) {
      case Reply.Done(var page) ->
          StripeRefund.together(objects(page), intent.id(), charge).orElse(taken);
      case Reply.Refused refused -> new ProviderPaymentState.Unknown(refused.reason());
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  private static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> page) {
    return page.get("data") instanceof List<?> list
        ? list.stream().map(it -> JsonObjects.object("data", it)).toList()
        : List.of();
  }
}

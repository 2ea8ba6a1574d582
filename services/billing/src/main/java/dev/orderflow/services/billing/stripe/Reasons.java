package dev.orderflow.services.billing.stripe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why Stripe refused, from its error objects. */
final class Reasons {

  /** Says no more than the code beside it. */
  private static final String GENERIC = "generic_decline";

  private Reasons() {}

  /** The bank's reason if it gave one, else Stripe's. */
  static String of(Map<String, @Nullable Object> error) {
    if (error.get("decline_code") instanceof String bank && !bank.equals(GENERIC)) {
      return bank;
    }
    return error.get("code") instanceof String code ? code : String.valueOf(error.get("type"));
  }
}

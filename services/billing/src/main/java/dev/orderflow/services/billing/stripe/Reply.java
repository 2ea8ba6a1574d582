package dev.orderflow.services.billing.stripe;

import dev.orderflow.kit.JsonObjects;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Stripe answers to a request. */
sealed interface Reply {

  /** It was done, and this is the object. */
  record Done(Map<String, @Nullable Object> object) implements Reply {}

  /** It was not done, and would not be if it were asked again. */
  record Refused(Map<String, @Nullable Object> error) implements Reply {

    boolean isOf(String type) {
      return type.equals(error.get("type"));
    }

    boolean isCoded(String code) {
      return code.equals(error.get("code"));
    }

    /** The parameter that is wrong, or an empty text. */
    String parameter() {
      return error.get("param") instanceof String text ? text : "";
    }

    /** The most telling of its codes. */
    String reason() {
      return Reasons.of(error);
    }

    /** The payment as it is, where the error names it. */
    @Nullable Map<String, @Nullable Object> intent() {
      Object intent = error.get("payment_intent");
      return intent == null ? null : JsonObjects.object("payment_intent", intent);
    }
  }

  /**
   * No answer, or one that leaves open what happened: a timeout, a lock, a rate limit, a server's
   * error.
   */
  record Open(String why) implements Reply {}
}

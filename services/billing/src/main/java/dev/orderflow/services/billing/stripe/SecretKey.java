package dev.orderflow.services.billing.stripe;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The account's secret key, fetched when first needed and again after Stripe refused it. */
final class SecretKey {

  private final Supplier<String> source;
  private @Nullable String known;

  SecretKey(Supplier<String> source) {
    this.source = source;
  }

  synchronized String value() {
    String value = known;
    if (value == null) {
      value = source.get().strip();
      known = value;
    }
    return value;
  }

  /** It may have been replaced: the next call fetches it again. */
  synchronized void forget() {
    known = null;
  }

  @Override
  public String toString() {
    return "SecretKey";
  }
}

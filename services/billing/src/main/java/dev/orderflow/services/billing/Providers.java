package dev.orderflow.services.billing;

import dev.orderflow.kit.Environment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.sandbox.SandboxProvider;
import dev.orderflow.services.billing.stripe.StripeProvider;

/** The provider that the template chooses. */
final class Providers {

  private Providers() {}

  static PaymentProvider of(Environment environment) {
    String name = environment.variable("PAYMENT_PROVIDER");
    return switch (name) {
      case "sandbox" ->
          new SandboxProvider(environment.dynamoDb(), environment.variable("SANDBOX_TABLE"));
      case "stripe" -> StripeProvider.of(environment.variable("STRIPE_SECRET_ARN"));
      default -> throw new IllegalStateException("PAYMENT_PROVIDER is not known: " + name);
    };
  }
}

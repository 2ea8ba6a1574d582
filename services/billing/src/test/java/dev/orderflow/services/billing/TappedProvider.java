package dev.orderflow.services.billing;

import dev.orderflow.contracts.Money;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import org.jspecify.annotations.Nullable;

/** A provider with points before and after each call. */
record TappedProvider(PaymentProvider provider, Points points) implements PaymentProvider {

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Money taken(Money due) {
    return provider.taken(due);
  }

  @Override
  public ProviderPaymentState find(Charge charge) {
    return points.call(() -> provider.find(charge));
  }

  @Override
  public ProviderPaymentState authorise(Charge charge, @Nullable String token) {
    return points.call(() -> provider.authorise(charge, token));
  }

  @Override
  public ProviderPaymentState capture(Payment.Authorised payment) {
    return points.call(() -> provider.capture(payment));
  }

  @Override
  public ProviderPaymentState cancel(Payment.Open payment) {
    return points.call(() -> provider.cancel(payment));
  }

  @Override
  public ProviderPaymentState findRefund(Payment.Captured payment) {
    return points.call(() -> provider.findRefund(payment));
  }

  @Override
  public ProviderPaymentState refund(Payment.Captured payment) {
    return points.call(() -> provider.refund(payment));
  }
}

package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Money;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import org.junit.jupiter.api.Test;

/** What billing relies on in every provider. */
public abstract class ProviderContract {

  private static final ProviderPaymentState NOTHING = new ProviderPaymentState.Nothing();
  private static final ProviderPaymentState VOIDED = new ProviderPaymentState.Voided();

  protected abstract PaymentProvider provider();

  protected abstract String goodToken();

  protected abstract String declinedToken();

  protected abstract String insufficientFundsToken();

  /** Authorises so that the provider does it and its answer is lost. */
  protected abstract ProviderPaymentState authoriseWithoutAnswer(Charge charge);

  /** Authorises so that the provider never hears of it. */
  protected abstract ProviderPaymentState authoriseWithoutEffect(Charge charge);

  protected final Charge charge(String orderId) {
    return new Charge(orderId, new Money(2550, "EUR"), provider().name(), Events.NOW);
  }

  @Test
  void knowsNothingOfWhatItWasNotAsked() {
    assertThat(provider().find(charge("NEVER"))).isEqualTo(NOTHING);
  }

  @Test
  void holdsTakesAndGivesBack() {
    Payment.Authorised held = authorised("WHOLE");
    assertThat(provider().find(held.charge()))
        .isEqualTo(new ProviderPaymentState.Authorised(held.paymentId()));

    ProviderPaymentState taken = new ProviderPaymentState.Captured(held.paymentId());
    assertThat(provider().capture(held)).isEqualTo(taken);
    assertThat(provider().find(held.charge())).isEqualTo(taken);

    ProviderPaymentState back = provider().refund(captured(held));
    assertThat(back).isInstanceOf(ProviderPaymentState.Refunded.class);
    assertThat(provider().find(held.charge())).isEqualTo(back);
    assertThat(provider().findRefund(captured(held))).isEqualTo(back);
  }

  @Test
  void doesEachOnceHoweverOftenItIsAsked() {
    Payment.Authorised held = authorised("TWICE");
    assertThat(authorised("TWICE")).isEqualTo(held);

    assertThat(provider().capture(held)).isEqualTo(provider().capture(held));
    assertThat(provider().refund(captured(held))).isEqualTo(provider().refund(captured(held)));
  }

  @Test
  void declinesForGood() {
    Charge charge = charge("REFUSED");
    ProviderPaymentState declined = new ProviderPaymentState.Declined("card_declined");

    assertThat(provider().authorise(charge, declinedToken())).isEqualTo(declined);
    assertThat(provider().authorise(charge, declinedToken())).isEqualTo(declined);
    assertThat(provider().find(charge)).isEqualTo(declined);
  }

  @Test
  void tellsTheBanksReason() {
    assertThat(provider().authorise(charge("POOR"), insufficientFundsToken()))
        .isEqualTo(new ProviderPaymentState.Declined("insufficient_funds"));
  }

  @Test
  void aLostAnswerIsFoundByAsking() {
    Charge charge = charge("LATE");
    assertThat(authoriseWithoutAnswer(charge)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider().find(charge)).isInstanceOf(ProviderPaymentState.Authorised.class);
  }

  @Test
  void aLostRequestDidNothingAndCanBeMadeAgain() {
    Charge charge = charge("LOST");
    assertThat(authoriseWithoutEffect(charge)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider().find(charge)).isEqualTo(NOTHING);
    assertThat(provider().authorise(charge, goodToken()))
        .isInstanceOf(ProviderPaymentState.Authorised.class);
  }

  @Test
  void aVoidLetsGoAndNothingCanBeTakenAfterIt() {
    Payment.Authorised held = authorised("VOID");
    assertThat(provider().cancel(held)).isEqualTo(VOIDED);
    assertThat(provider().cancel(held)).isEqualTo(VOIDED);
    assertThat(provider().capture(held)).isEqualTo(VOIDED);
    assertThat(provider().find(held.charge())).isEqualTo(VOIDED);
  }

  @Test
  void aVoidFindsWhatBillingHasNotHeardOf() {
    Charge charge = charge("UNHEARD");
    authoriseWithoutAnswer(charge);
    assertThat(provider().cancel(new Payment.Authorising(charge))).isEqualTo(VOIDED);
    assertThat(provider().find(charge)).isEqualTo(VOIDED);
  }

  /** The authorisation was on its way while the order was cancelled. */
  @Test
  void aVoidBarsAnAuthorisationThatComesAfterIt() {
    Charge charge = charge("BARRED");
    assertThat(provider().cancel(new Payment.Authorising(charge))).isEqualTo(VOIDED);
    assertThat(provider().authorise(charge, goodToken())).isEqualTo(VOIDED);
    assertThat(provider().find(charge)).isEqualTo(VOIDED);
  }

  @Test
  void aVoidThatComesAfterACaptureSaysSo() {
    Payment.Authorised held = authorised("TAKEN");
    provider().capture(held);
    assertThat(provider().cancel(held))
        .isEqualTo(new ProviderPaymentState.Captured(held.paymentId()));
    assertThat(provider().cancel(new Payment.Authorising(held.charge())))
        .isEqualTo(new ProviderPaymentState.Captured(held.paymentId()));
  }

  protected final Payment.Authorised authorised(String orderId) {
    Charge charge = charge(orderId);
    ProviderPaymentState answer = provider().authorise(charge, goodToken());
    assertThat(answer).isInstanceOf(ProviderPaymentState.Authorised.class);
    return new Payment.Authorised(charge, ((ProviderPaymentState.Authorised) answer).paymentId());
  }

  protected static Payment.Captured captured(Payment.Authorised held) {
    return new Payment.Captured(held.charge(), held.paymentId(), Events.NOW);
  }
}

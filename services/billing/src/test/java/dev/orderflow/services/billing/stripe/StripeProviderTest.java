package dev.orderflow.services.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.contracts.Money;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.billing.ProviderContract;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import dev.orderflow.services.billing.stripe.StripeDouble.Fate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeProviderTest extends ProviderContract {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final StripeDouble stripe = new StripeDouble();
  private final Deque<String> keys = new ArrayDeque<>(List.of("sk_test_old", "sk_test_new"));
  private final StripeProvider provider =
      new StripeProvider(new StripeApi(stripe.url(), new SecretKey(keys::removeFirst), PATIENCE));

  @AfterEach
  void close() {
    stripe.close();
  }

  @Override
  protected PaymentProvider provider() {
    return provider;
  }

  @Override
  protected String goodToken() {
    return "tok_visa";
  }

  @Override
  protected String declinedToken() {
    return "tok_chargeDeclined";
  }

  @Override
  protected String insufficientFundsToken() {
    return "tok_chargeDeclinedInsufficientFunds";
  }

  @Override
  protected ProviderPaymentState authoriseWithoutAnswer(Charge charge) {
    stripe.next(Fate.ANSWER_LOST);
    return provider.authorise(charge, goodToken());
  }

  @Override
  protected ProviderPaymentState authoriseWithoutEffect(Charge charge) {
    stripe.next(Fate.LOST);
    return provider.authorise(charge, goodToken());
  }

  @Test
  void asksAsTheReferenceSays() {
    authorised("ORD-1 ä");
    var request = stripe.requests.getFirst();
    assertThat(request.form())
        .containsExactly(
            Map.entry("amount", "2550"),
            Map.entry("currency", "eur"),
            Map.entry("capture_method", "manual"),
            Map.entry("payment_method_types[]", "card"),
            Map.entry("metadata[order_id]", "ORD-1 ä"),
            Map.entry("confirm", "true"),
            Map.entry("error_on_requires_action", "true"),
            Map.entry("payment_method_data[type]", "card"),
            Map.entry("payment_method_data[card][token]", "tok_visa"));
    assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer sk_test_old");
    assertThat(request.headers().getFirst("Stripe-Version")).isEqualTo("2024-06-20");
  }

  @Test
  void eachCallCarriesTheOrdersKey() {
    Payment.Authorised held = authorised("ORD-1");
    provider.capture(held);
    provider.refund(captured(held));
    provider.cancel(authorised("ORD-2"));
    assertThat(stripe.requests)
        .extracting(it -> it.headers().getFirst("Idempotency-Key"))
        .containsExactly(
            "ORD-1:authorise", "ORD-1:capture", "ORD-1:refund", "ORD-2:authorise", "ORD-2:void");
  }

  /** Within a day Stripe repeats its first answer, even if the search has not caught up. */
  @Test
  void theSameRequestAgainIsTheSamePayment() {
    stripe.account.searchLags = true;
    Charge charge = charge("AGAIN");
    authoriseWithoutAnswer(charge);
    assertThat(provider.find(charge)).isEqualTo(new ProviderPaymentState.Nothing());

    assertThat(provider.authorise(charge, "tok_visa"))
        .isEqualTo(new ProviderPaymentState.Authorised("pi_1"));
    assertThat(stripe.replays).containsExactly(200);
    assertThat(stripe.account.intents).hasSize(1);
  }

  @Test
  void afterADayTheSearchFindsThePayment() {
    Charge charge = charge("OLD");
    authoriseWithoutAnswer(charge);
    stripe.forgetKeys();
    assertThat(provider.find(charge)).isEqualTo(new ProviderPaymentState.Authorised("pi_1"));
  }

  @Test
  void theSearchIsNotTrustedWithUpperAndLowerCase() {
    authorised("ord-x");
    assertThat(provider.find(charge("ORD-X"))).isEqualTo(new ProviderPaymentState.Nothing());
  }

  /** The key is taken by an authorisation that the search does not show yet. */
  @Test
  void aVoidThatCannotFindThePaymentYetIsNotTakenForDone() {
    stripe.account.searchLags = true;
    Charge charge = charge("LAG");
    authoriseWithoutAnswer(charge);
    Payment.Authorising unheard = new Payment.Authorising(charge);
    assertThat(provider.cancel(unheard)).isInstanceOf(ProviderPaymentState.Unknown.class);

    stripe.account.searchLags = false;
    assertThat(provider.cancel(unheard)).isEqualTo(new ProviderPaymentState.Voided());
    assertThat(stripe.account.intents).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCKED", "RATE_LIMITED", "SERVER_ERROR", "KEY_REFUSED"})
  void whatLeavesItOpenIsUnknown(Fate fate) {
    Payment.Authorised held = authorised("OPEN");
    stripe.next(fate, fate, fate);
    assertThat(provider.capture(held)).isInstanceOf(ProviderPaymentState.Unknown.class);
    if (fate != Fate.KEY_REFUSED) {
      assertThat(provider.refund(captured(held))).isInstanceOf(ProviderPaymentState.Unknown.class);
      assertThat(provider.find(held.charge())).isInstanceOf(ProviderPaymentState.Unknown.class);
      assertThat(provider.capture(held)).isInstanceOf(ProviderPaymentState.Captured.class);
    }
  }

  @Test
  void aKeyThatIsReplacedIsFetchedAgain() {
    Payment.Authorised held = authorised("KEY");
    stripe.next(Fate.KEY_REFUSED);
    assertThat(provider.capture(held)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider.capture(held)).isInstanceOf(ProviderPaymentState.Captured.class);
    assertThat(stripe.requests.getLast().headers().getFirst("Authorization"))
        .isEqualTo("Bearer sk_test_new");
  }

  @Test
  void aCaptureWhoseAnswerIsLostIsMadeOnce() {
    Payment.Authorised held = authorised("CAPTURE");
    stripe.next(Fate.ANSWER_LOST);
    assertThat(provider.capture(held)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider.capture(held)).isEqualTo(new ProviderPaymentState.Captured("pi_1"));
    assertThat(stripe.account.intents.getFirst().captures).isEqualTo(1);
  }

  @Test
  void aRefundBeyondTheKeysLifeIsFound() {
    Payment.Authorised held = authorised("REFUND");
    provider.capture(held);
    ProviderPaymentState back = provider.refund(captured(held));
    stripe.forgetKeys();
    assertThat(provider.refund(captured(held))).isEqualTo(back);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "canceled"})
  void aRefundThatFailedIsNotARefund(String status) {
    Payment.Authorised held = authorised("FAILED");
    provider.capture(held);
    stripe.account.refundStatus = status;
    ProviderPaymentState failed = new ProviderPaymentState.RefundFailed("pi_1", "re_1", status);
    assertThat(provider.refund(captured(held))).isEqualTo(failed);
    assertThat(provider.findRefund(captured(held))).isEqualTo(failed);
    assertThat(provider.find(held.charge())).isEqualTo(failed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "requires_action"})
  void aRefundThatIsNotDoneIsNotARefundYet(String status) {
    Payment.Authorised held = authorised("PENDING");
    provider.capture(held);
    stripe.account.refundStatus = status;
    ProviderPaymentState pending = new ProviderPaymentState.RefundPending("pi_1", "re_1");
    assertThat(provider.refund(captured(held))).isEqualTo(pending);
    assertThat(provider.findRefund(captured(held))).isEqualTo(pending);

    stripe.account.refundStatus = "succeeded";
    assertThat(provider.refund(captured(held))).as("what the key repeats").isEqualTo(pending);
    assertThat(provider.findRefund(captured(held)))
        .isEqualTo(new ProviderPaymentState.Refunded("pi_1", "re_1"));
  }

  /** By hand, by whoever has the dashboard: only what adds up to the whole gives it back. */
  @Test
  void refundsCountTogether() {
    Charge charge = charge("PARTS");
    ProviderPaymentState back = new ProviderPaymentState.Refunded("pi", "re_9");
    assertThat(together(charge)).isEmpty();
    assertThat(together(charge, "re_9 succeeded 2550")).contains(back);
    assertThat(together(charge, "re_9 succeeded 2549")).isEmpty();
    assertThat(together(charge, "re_9 succeeded 2549", "re_1 succeeded 1")).contains(back);
    assertThat(together(charge, "re_9 succeeded 2550", "re_1 failed 2550")).contains(back);
    assertThat(together(charge, "re_9 pending 2550", "re_1 failed 2550"))
        .contains(new ProviderPaymentState.RefundPending("pi", "re_9"));
    assertThat(together(charge, "re_9 failed 2550", "re_1 succeeded 1"))
        .contains(new ProviderPaymentState.RefundFailed("pi", "re_9", "failed"));
  }

  private static Optional<ProviderPaymentState> together(Charge charge, String... refunds) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (String refund : refunds) {
      String[] told = refund.split(" ");
      Map<String, @Nullable Object> fields = new HashMap<>();
      fields.put("id", told[0]);
      fields.put("status", told[1]);
      fields.put("amount", Long.valueOf(told[2]));
      objects.add(fields);
    }
    return StripeRefund.together(objects, "pi", charge);
  }

  @Test
  void anAuthorisationThatStripeLetLapseIsDeclined() {
    Payment.Authorised held = authorised("LAPSED");
    stripe.account.intents.getFirst().status = "canceled";
    stripe.account.intents.getFirst().cancellationReason = "\"expired\"";
    assertThat(provider.capture(held))
        .isEqualTo(new ProviderPaymentState.Declined("authorization_expired"));
  }

  @Test
  void aTokenThatStripeDoesNotKnowIsDeclined() {
    assertThat(provider.authorise(charge("TOKEN"), "tok_unissued"))
        .isEqualTo(new ProviderPaymentState.Declined("resource_missing"));
    assertThat(provider.authorise(charge("NONE"), null))
        .isEqualTo(new ProviderPaymentState.Declined("payment_method_missing"));
  }

  @ParameterizedTest
  @CsvSource({"ISK,5000,500000", "MGA,1000050,10001", "KWD,1255,1260", "HUF,249900,249900"})
  void amountsGoInStripesUnits(String currency, long due, String sent) {
    Charge charge =
        new Charge("UNITS", new Money(due, currency), "stripe", charge("UNITS").openedAt());
    assertThat(provider.authorise(charge, "tok_visa"))
        .isEqualTo(new ProviderPaymentState.Authorised("pi_1"));
    assertThat(stripe.requests.getFirst().form()).containsEntry("amount", sent);
    assertThat(provider.capture(new Payment.Authorised(charge, "pi_1")))
        .isEqualTo(new ProviderPaymentState.Captured("pi_1"));
    assertThat(provider.find(charge)).isEqualTo(new ProviderPaymentState.Captured("pi_1"));
  }

  @ParameterizedTest
  @CsvSource({
    "MGA,49,amount_too_small",
    "ISK,1000000000000000000,amount_too_large",
    "IQD,1000,currency_not_supported"
  })
  void whatStripeCannotMoveIsDeclinedAndNeverAskedFor(String currency, long due, String reason) {
    Charge charge =
        new Charge("NEVER", new Money(due, currency), "stripe", charge("NEVER").openedAt());
    ProviderPaymentState declined = new ProviderPaymentState.Declined(reason);
    assertThat(provider.authorise(charge, "tok_visa")).isEqualTo(declined);
    assertThat(provider.cancel(new Payment.Authorising(charge))).isEqualTo(declined);
    assertThat(stripe.account.intents).isEmpty();
  }

  /** Somebody made another payment for the order, or captured a part of it by hand. */
  @Test
  void aPaymentOfAnotherAmountIsPoison() {
    Payment.Authorised held = authorised("OTHER");
    Charge more = new Charge("OTHER", new Money(2551, "EUR"), "stripe", held.charge().openedAt());
    Charge dollars = new Charge("OTHER", new Money(2550, "USD"), "stripe", more.openedAt());
    for (Charge charge : List.of(more, dollars)) {
      assertThatThrownBy(() -> provider.find(charge))
          .isInstanceOf(PoisonException.class)
          .hasMessage("Stripe has another amount than is due for order OTHER");
    }
  }

  @Test
  void aRequestThatIsOurFaultIsPoison() {
    Charge nothing = new Charge("ZERO", new Money(0, "EUR"), "stripe", charge("ZERO").openedAt());
    assertThatThrownBy(() -> provider.authorise(nothing, "tok_visa"))
        .isInstanceOf(PoisonException.class)
        .hasMessageContaining("parameter_invalid_integer");
  }

  @Test
  void nobodyThereIsUnknown() {
    stripe.close();
    assertThat(provider.find(charge("DOWN")))
        .isEqualTo(new ProviderPaymentState.Unknown("ConnectException"));
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(new SecretKey(() -> "sk_test_secret")).hasToString("SecretKey");
  }
}

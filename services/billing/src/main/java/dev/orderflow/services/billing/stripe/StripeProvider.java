package dev.orderflow.services.billing.stripe;

import dev.orderflow.contracts.Money;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stripe: a PaymentIntent per order, captured by hand. */
public final class StripeProvider implements PaymentProvider {

  private static final String INTENTS = "/v1/payment_intents";
  private static final String REFUNDS = "/v1/refunds";

  /** Longer than nearly all answers take, and short enough for a batch of them. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Requests that are wrong because of what the customer gave, and not because of us. */
  private static final Set<String> CUSTOMERS_FAULTS =
      Set.of("amount_too_small", "amount_too_large", "token_already_used");

  private final StripeApi api;
  private final StripeSearch search;

  StripeProvider(StripeApi api) {
    this.api = api;
    this.search = new StripeSearch(api);
  }

  /**
   * @param secretArn of the secret in Secrets Manager that holds the account's secret key
   */
  public static StripeProvider of(String secretArn) {
    SecretKey key = new SecretKey(new KeptSecret(secretArn));
    return new StripeProvider(new StripeApi(URI.create("https://api.stripe.com"), key, PATIENCE));
  }

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Money taken(Money due) {
    return StripeAmount.taken(due);
  }

  @Override
  public ProviderPaymentState find(Charge charge) {
    return search.find(charge);
  }

  @Override
  public ProviderPaymentState authorise(Charge charge, @Nullable String token) {
    if (token == null) {
      return new ProviderPaymentState.Declined("payment_method_missing");
    }
    return switch (StripeAmount.of(charge.amount())) {
      case StripeAmount.Impossible(var reason) -> new ProviderPaymentState.Declined(reason);
      case StripeAmount.Exact(var units) -> {
        Form form =
            intent(charge, units).with("confirm", "true").with("error_on_requires_action", "true");
        Reply reply = api.post(INTENTS, withCard(form, token), charge.key("authorise"));
        yield atProvider(reply, charge, refused -> notAuthorised(charge, refused));
      }
    };
  }

  @Override
  public ProviderPaymentState capture(Payment.Authorised payment) {
    String path = INTENTS + "/" + payment.paymentId() + "/capture";
    Charge charge = payment.charge();
    Reply reply = api.post(path, new Form(), charge.key("capture"));
    return atProvider(reply, charge, refused -> asItIs(refused, charge, payment.paymentId()));
  }

  @Override
  public ProviderPaymentState cancel(Payment.Open payment) {
    String paymentId = payment.paymentId();
    return paymentId == null
        ? cancelUnheard(payment.charge())
        : cancel(payment.charge(), paymentId);
  }

  @Override
  public ProviderPaymentState refund(Payment.Captured payment) {
    Charge charge = payment.charge();
    Form form =
        new Form()
            .with("payment_intent", payment.paymentId())
            .with("metadata[order_id]", charge.orderId());
    return switch (api.post(REFUNDS, form, charge.key("refund"))) {
      case Reply.Done(var refund) -> new StripeRefund(refund).atProvider(payment.paymentId());
      case Reply.Refused refused when refused.isCoded("charge_already_refunded") ->
          search.retrieve(charge, payment.paymentId());
      case Reply.Refused refused -> throw unexpected(refused);
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  @Override
  public ProviderPaymentState findRefund(Payment.Captured payment) {
    return search.retrieve(payment.charge(), payment.paymentId());
  }

  private static Form intent(Charge charge, long units) {
    return new Form()
        .with("amount", Long.toString(units))
        .with("currency", charge.amount().currency().toLowerCase(Locale.ROOT))
        .with("capture_method", "manual")
        .with("payment_method_types[]", "card")
        .with("metadata[order_id]", charge.orderId());
  }

  /** A card's token is what a browser got for it; a payment method is what Stripe kept of it. */
  private static Form withCard(Form form, String token) {
    return token.startsWith("tok_")
        ? form.with("payment_method_data[type]", "card")
            .with("payment_method_data[card][token]", token)
        : form.with("payment_method", token);
  }

  private ProviderPaymentState notAuthorised(Charge charge, Reply.Refused refused) {
    if (refused.isOf("card_error") || isCustomersFault(refused)) {
      return new ProviderPaymentState.Declined(refused.reason());
    }
    if (refused.parameter().equals("currency")) {
      return new ProviderPaymentState.Declined(StripeAmount.NOT_SUPPORTED);
    }
    if (refused.isOf("idempotency_error")) {
      return keyIsTaken(charge);
    }
    throw unexpected(refused);
  }

  private static boolean isCustomersFault(Reply.Refused refused) {
    return CUSTOMERS_FAULTS.stream().anyMatch(refused::isCoded)
        || refused.parameter().equals("payment_method")
        || refused.parameter().startsWith("payment_method_data");
  }

  /** Another request came first under the key: its outcome is the payment's. */
  private ProviderPaymentState keyIsTaken(Charge charge) {
    ProviderPaymentState found = search.find(charge);
    return found instanceof ProviderPaymentState.Nothing
        ? new ProviderPaymentState.Unknown(
            "the key is taken by a payment that is not searchable yet")
        : found;
  }

  /** Nobody heard of an authorisation: it may be done, on its way, or never have been sent. */
  private ProviderPaymentState cancelUnheard(Charge charge) {
    ProviderPaymentState found = search.find(charge);
    return switch (found) {
      case ProviderPaymentState.Nothing() -> takeKey(charge);
      case ProviderPaymentState.Authorised(var paymentId) -> cancel(charge, paymentId);
      case ProviderPaymentState.Captured _,
          ProviderPaymentState.RefundPending _,
          ProviderPaymentState.RefundFailed _,
          ProviderPaymentState.Refunded _,
          ProviderPaymentState.Declined _,
          ProviderPaymentState.Voided(),
          ProviderPaymentState.Unknown _ ->
          found;
    };
  }

  /**
   * A payment without a card, under the authorisation's key: whichever comes first bars the other.
   */
  private ProviderPaymentState takeKey(Charge charge) {
    return switch (StripeAmount.of(charge.amount())) {
      // Such an authorisation is never sent.
      case StripeAmount.Impossible(var reason) -> new ProviderPaymentState.Declined(reason);
      case StripeAmount.Exact(var units) -> takeKey(charge, units);
    };
  }

  private ProviderPaymentState takeKey(Charge charge, long units) {
    Reply reply = api.post(INTENTS, intent(charge, units), charge.key("authorise"));
    return switch (reply) {
      case Reply.Done(var barrier) -> cancel(charge, new Intent(barrier).id());
      case Reply.Refused refused when refused.isOf("idempotency_error") -> keyIsTaken(charge);
      case Reply.Refused refused -> notAuthorised(charge, refused);
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  private ProviderPaymentState cancel(Charge charge, String paymentId) {
    Form form = new Form().with("cancellation_reason", "requested_by_customer");
    Reply reply = api.post(INTENTS + "/" + paymentId + "/cancel", form, charge.key("void"));
    return atProvider(reply, charge, refused -> asItIs(refused, charge, paymentId));
  }

  private static ProviderPaymentState atProvider(
      Reply reply, Charge charge, Function<Reply.Refused, ProviderPaymentState> otherwise) {
    return switch (reply) {
      case Reply.Done(var intent) -> new Intent(intent).atProvider(charge);
      case Reply.Refused refused -> otherwise.apply(refused);
      case Reply.Open(var why) -> new ProviderPaymentState.Unknown(why);
    };
  }

  /** The payment is in another state than we thought, and the error shows it or it is looked up. */
  private ProviderPaymentState asItIs(Reply.Refused refused, Charge charge, String paymentId) {
    var intent = refused.intent();
    return intent == null
        ? search.retrieve(charge, paymentId)
        : new Intent(intent).atProvider(charge);
  }

  /** A fault of ours: no retry can mend it. Its message may be personal, its codes are not. */
  private static PoisonException unexpected(Reply.Refused refused) {
    return new PoisonException("Stripe refused the request: " + refused.reason());
  }
}

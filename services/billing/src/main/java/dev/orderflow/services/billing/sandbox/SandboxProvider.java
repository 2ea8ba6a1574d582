package dev.orderflow.services.billing.sandbox;

import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import dev.orderflow.services.billing.sandbox.SandboxCharge.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The sandbox as a provider: {@link Card} says what becomes of which token. */
public final class SandboxProvider implements PaymentProvider {

  private static final ProviderPaymentState TIMED_OUT =
      new ProviderPaymentState.Unknown("no answer in time");

  private final SandboxTable charges;

  public SandboxProvider(DynamoDbClient dynamoDb, String table) {
    this.charges = new SandboxTable(dynamoDb, table);
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public boolean isReal() {
    return false;
  }

  @Override
  public ProviderPaymentState find(Charge charge) {
    return charges.find(key(charge)).map(this::answer).orElseGet(ProviderPaymentState.Nothing::new);
  }

  @Override
  public ProviderPaymentState authorise(Charge charge, @Nullable String token) {
    Card card = Card.of(token);
    SandboxCharge wanted = SandboxCharge.authorised(key(charge), card);
    return charges
        .open(wanted, charge)
        .map(known -> moved(known.key(), State.LOST, State.AUTHORISED))
        .orElseGet(() -> firstAnswer(wanted, card));
  }

  @Override
  public ProviderPaymentState capture(Payment.Authorised payment) {
    return moved(key(payment.charge()), State.AUTHORISED, State.CAPTURED);
  }

  @Override
  public ProviderPaymentState cancel(Payment.Open payment) {
    SandboxCharge wanted = new SandboxCharge(key(payment.charge()), State.VOIDED, "", 0);
    return charges
        .open(wanted, payment.charge())
        .map(known -> moved(known.key(), held(known), State.VOIDED))
        .orElseGet(wanted::atProvider);
  }

  @Override
  public ProviderPaymentState refund(Payment.Captured payment) {
    String key = key(payment.charge());
    return charges
        .find(key)
        .map(known -> moved(key, State.CAPTURED, known.asked()))
        .orElseGet(ProviderPaymentState.Nothing::new);
  }

  /** The first question about a pending refund finds it at its end. */
  @Override
  public ProviderPaymentState findRefund(Payment.Captured payment) {
    String key = key(payment.charge());
    return charges
        .find(key)
        .map(
            known ->
                known.state() == State.REFUND_PENDING
                    ? moved(key, State.REFUND_PENDING, known.settled())
                    : known.atProvider())
        .orElseGet(ProviderPaymentState.Nothing::new);
  }

  private static State held(SandboxCharge known) {
    return known.state() == State.LOST ? State.LOST : State.AUTHORISED;
  }

  private static ProviderPaymentState firstAnswer(SandboxCharge opened, Card card) {
    return switch (card) {
      case TIMEOUT, LATE, UNKNOWN -> TIMED_OUT;
      case GOOD, REFUND_PENDING, REFUND_FAILED, DECLINED, INSUFFICIENT_FUNDS, NEVER_ISSUED ->
          opened.atProvider();
    };
  }

  private ProviderPaymentState moved(String key, State from, State to) {
    return answer(charges.move(key, from, to));
  }

  private ProviderPaymentState answer(SandboxCharge charge) {
    if (charge.silences() <= 0) {
      return charge.atProvider();
    }
    charges.countSilence(charge);
    return TIMED_OUT;
  }

  private static String key(Charge charge) {
    return charge.key("authorise");
  }
}

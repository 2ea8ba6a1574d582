package dev.orderflow.services.billing.sandbox;

import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.Standing;
import dev.orderflow.services.billing.sandbox.SandboxCharge.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The sandbox as a provider: {@link Card} says what becomes of which token. */
public final class SandboxProvider implements PaymentProvider {

  private static final Standing TIMED_OUT = new Standing.Unknown("no answer in time");

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
  public Standing find(Charge charge) {
    return charges.find(key(charge)).map(this::answer).orElseGet(Standing.Nothing::new);
  }

  @Override
  public Standing authorise(Charge charge, @Nullable String token) {
    Card card = Card.of(token);
    SandboxCharge wanted = SandboxCharge.authorised(key(charge), card);
    return charges
        .open(wanted, charge)
        .map(known -> moved(known.key(), State.LOST, State.AUTHORISED))
        .orElseGet(() -> firstAnswer(wanted, card));
  }

  @Override
  public Standing capture(Payment.Authorised payment) {
    return moved(key(payment.charge()), State.AUTHORISED, State.CAPTURED);
  }

  @Override
  public Standing cancel(Payment.Open payment) {
    SandboxCharge wanted = new SandboxCharge(key(payment.charge()), State.VOIDED, "", 0);
    return charges
        .open(wanted, payment.charge())
        .map(known -> moved(known.key(), held(known), State.VOIDED))
        .orElseGet(wanted::standing);
  }

  @Override
  public Standing refund(Payment.Captured payment) {
    String key = key(payment.charge());
    return charges
        .find(key)
        .map(known -> moved(key, State.CAPTURED, known.asked()))
        .orElseGet(Standing.Nothing::new);
  }

  /** The first question about a pending refund finds it at its end. */
  @Override
  public Standing findRefund(Payment.Captured payment) {
    String key = key(payment.charge());
    return charges
        .find(key)
        .map(
            known ->
                known.state() == State.REFUND_PENDING
                    ? moved(key, State.REFUND_PENDING, known.settled())
                    : known.standing())
        .orElseGet(Standing.Nothing::new);
  }

  private static State held(SandboxCharge known) {
    return known.state() == State.LOST ? State.LOST : State.AUTHORISED;
  }

  private static Standing firstAnswer(SandboxCharge opened, Card card) {
    return switch (card) {
      case TIMEOUT, LATE, UNKNOWN -> TIMED_OUT;
      case GOOD, REFUND_PENDING, REFUND_FAILED, DECLINED, INSUFFICIENT_FUNDS, NEVER_ISSUED ->
          opened.standing();
    };
  }

  private Standing moved(String key, State from, State to) {
    return answer(charges.move(key, from, to));
  }

  private Standing answer(SandboxCharge charge) {
    if (charge.silences() <= 0) {
      return charge.standing();
    }
    charges.countSilence(charge);
    return TIMED_OUT;
  }

  private static String key(Charge charge) {
    return charge.key("authorise");
  }
}

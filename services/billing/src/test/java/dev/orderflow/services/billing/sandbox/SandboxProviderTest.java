package dev.orderflow.services.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.services.billing.ProviderContract;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import dev.orderflow.services.billing.domain.ProviderPaymentState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class SandboxProviderTest extends ProviderContract {

  private final TableEngine engine = TableEngine.inMemory();

  @BeforeEach
  void createTable() {
    engine
        .client()
        .createTable(
            r ->
                r.tableName("SandboxCharges")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        a -> a.attributeName("idempotencyKey").attributeType(ScalarAttributeType.S))
                    .keySchema(k -> k.attributeName("idempotencyKey").keyType(KeyType.HASH)));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Nothing but the table remembers: each call may come from another process. */
  @Override
  protected PaymentProvider provider() {
    return new SandboxProvider(engine.client(), "SandboxCharges");
  }

  @Override
  protected String goodToken() {
    return "tok_visa";
  }

  @Override
  protected String declinedToken() {
    return "tok_declined";
  }

  @Override
  protected String insufficientFundsToken() {
    return "tok_insufficient_funds";
  }

  @Override
  protected ProviderPaymentState authoriseWithoutAnswer(Charge charge) {
    return provider().authorise(charge, "tok_late");
  }

  @Override
  protected ProviderPaymentState authoriseWithoutEffect(Charge charge) {
    return provider().authorise(charge, "tok_timeout");
  }

  @ParameterizedTest
  @CsvSource({"tok_refund_pending,Refunded", "tok_refund_failed,RefundFailed"})
  void aRefundMayTakeItsTime(String token, String end) {
    Charge charge = charge(token);
    provider().authorise(charge, token);
    Payment.Authorised held = new Payment.Authorised(charge, "sandbox-" + charge.key("authorise"));
    provider().capture(held);
    Payment.Captured taken = captured(held);
    assertThat(provider().refund(taken)).isInstanceOf(ProviderPaymentState.RefundPending.class);
    assertThat(provider().refund(taken)).isInstanceOf(ProviderPaymentState.RefundPending.class);
    ProviderPaymentState settled = provider().findRefund(taken);
    assertThat(settled.getClass().getSimpleName()).isEqualTo(end);
    assertThat(provider().findRefund(taken)).isEqualTo(settled);
    assertThat(provider().refund(taken)).isEqualTo(settled);
  }

  @Test
  void anUnknownPaymentIsKnownAfterTwoQuestions() {
    Charge charge = charge("SILENT");
    assertThat(provider().authorise(charge, "tok_unknown"))
        .isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider().find(charge)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider().find(charge)).isInstanceOf(ProviderPaymentState.Unknown.class);
    assertThat(provider().find(charge)).isInstanceOf(ProviderPaymentState.Authorised.class);
  }
}

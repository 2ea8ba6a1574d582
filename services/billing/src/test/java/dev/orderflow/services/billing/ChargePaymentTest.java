package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChargePaymentTest {

  private final Shop shop = new Shop();

  @AfterAll
  void close() {
    shop.close();
  }

  @Test
  void takesWhatIsDueAndBooksIt() {
    assertThat(shop.function.handle(Events.reserved("TAKEN", "tok_visa")))
        .isEqualTo("PaymentsCaptured");

    assertThat(shop.payment("TAKEN", "state")).isEqualTo("CAPTURED");
    assertThat(shop.balance("TAKEN", "provider:sandbox")).isEqualTo(2550);
    assertThat(shop.balance("TAKEN", "customer:TAKEN")).isEqualTo(-2550);
    assertThat(data("TAKEN", 0))
        .containsEntry("paymentId", shop.payment("TAKEN", "paymentId"))
        .containsEntry("amount", Map.of("minorUnits", 2550L, "currency", "EUR"));
  }

  @Test
  void anOrderWithoutATokenIsChargedToo() {
    assertThat(shop.function.handle(Events.reserved("NO-TOKEN", null)))
        .isEqualTo("PaymentsCaptured");
  }

  @ParameterizedTest
  @CsvSource({
    "tok_declined,card_declined",
    "tok_insufficient_funds,insufficient_funds",
    "tok_of_my_own,invalid_token"
  })
  void aRefusedCardIsNotChargedAndTheReasonIsTold(String token, String reason) {
    String id = "REFUSED-" + reason;

    assertThat(shop.function.handle(Events.reserved(id, token))).isEqualTo("PaymentsDeclined");
    assertThat(shop.function.handle(Events.reserved(id, "tok_visa")))
        .as("declined for good")
        .isEqualTo("PaymentsDeclined");

    assertThat(data(id, 0)).containsEntry("reason", reason);
    assertThat(shop.billingFact(id)).containsExactly("Payment Declined");
    assertThat(shop.balance(id, "provider:")).isZero();
  }

  @Test
  void nothingDueIsCapturedWithoutTheProvider() {
    Money nothing = new Money(0, "EUR");
    shop.function.handle(Events.reserved("FREE", "tok_declined", nothing));
    assertThat(shop.payment("FREE", "state")).isEqualTo("CAPTURED");
    assertThat(shop.billingFact("FREE")).containsExactly("Payment Captured");

    shop.function.handle(Events.cancelled("FREE"));

    assertThat(shop.payment("FREE", "state")).isEqualTo("REFUNDED");
    assertThat(shop.billingFact("FREE")).containsExactly("Payment Captured", "Payment Refunded");
    assertThat(shop.atProvider("FREE")).isEmpty();
    assertThat(shop.balance("FREE", "")).isZero();
  }

  @Test
  void aReturnedOrderGetsItsMoneyBackOnce() {
    shop.function.handle(Events.reserved("BACK", "tok_visa"));
    assertThat(shop.function.handle(Events.returned("BACK"))).isEqualTo("PaymentsRefunded");
    shop.function.handle(Events.returned("BACK"));
    shop.function.handle(Events.cancelled("BACK"));

    assertThat(shop.balance("BACK", "provider:")).isZero();
    assertThat(data("BACK", 1))
        .containsEntry("refundId", shop.payment("BACK", "refundId"))
        .containsEntry("amount", Map.of("minorUnits", 2550L, "currency", "EUR"));
    assertThat(shop.bus.billingFact("BACK"))
        .extracting(it -> it.detail().get("id"))
        .hasSize(4)
        .doesNotContainNull();
    assertThat(shop.billingFact("BACK")).hasSize(2);
  }

  @Test
  void anOrderCancelledFirstIsNeverCharged() {
    shop.function.handle(Events.cancelled("GONE"));
    assertThat(shop.function.handle(Events.reserved("GONE", "tok_visa")))
        .isEqualTo("OrdersNotCharged");

    assertThat(shop.payment("GONE", "state")).isEqualTo("CANCELLED");
    assertThat(shop.atProvider("GONE")).isEmpty();
    assertThat(shop.billingFact("GONE")).isEmpty();
  }

  @Test
  void anUnknownPaymentIsAskedForUntilTheProviderAnswers() {
    DomainEvent event = Events.reserved("SLOW", "tok_unknown");
    assertThatThrownBy(() -> shop.function.handle(event)).isInstanceOf(UnsettledException.class);
    assertThatThrownBy(() -> shop.function.handle(event)).isInstanceOf(UnsettledException.class);
    assertThat(shop.payment("SLOW", "state")).isEqualTo("AUTHORISING");
    assertThat(shop.billingFact("SLOW")).isEmpty();

    assertThat(shop.function.handle(event)).isEqualTo("PaymentsCaptured");
  }

  @Test
  void aLostAnswerIsAskedForAtOnce() {
    assertThat(shop.function.handle(Events.reserved("LATE", "tok_late")))
        .isEqualTo("PaymentsCaptured");
  }

  @Test
  void aLostRequestIsMadeAgain() {
    DomainEvent event = Events.reserved("LOST", "tok_timeout");
    assertThatThrownBy(() -> shop.function.handle(event)).isInstanceOf(UnsettledException.class);
    assertThat(shop.function.handle(event)).isEqualTo("PaymentsCaptured");
    assertThat(shop.atProvider("LOST")).isEqualTo("CAPTURED");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CANCELLED", "RETURNED"},
      mode = EnumSource.Mode.EXCLUDE)
  void aMilestoneThatAsksNothingOfBillingIsPoison(Milestone.Kind kind) {
    var order = Events.order("OTHER", OrderStatus.PROCESSED, Events.DUE);

    assertThatThrownBy(() -> shop.function.handle(Events.event(kind, order)))
        .isInstanceOf(PoisonException.class);
  }

  @Test
  void aRequestWithoutItsAmountIsPoison() {
    DomainEvent unpriced = Events.requested(Map.of("orderId", "UNPRICED"));

    assertThatThrownBy(() -> shop.function.handle(unpriced)).isInstanceOf(PoisonException.class);
  }

  private Map<String, @Nullable Object> data(String orderId, int event) {
    return JsonObjects.object(
        "data", shop.bus.billingFact(orderId).get(event).detail().get("data"));
  }
}

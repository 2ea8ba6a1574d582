package dev.orderflow.orders.track.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.PaymentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {

  @Test
  void anOrderStartsWithNothingTold() {
    assertThat(Axes.START)
        .isEqualTo(
            new Axes(
                OrderStatus.PROCESSED,
                PaymentStatus.NONE,
                FulfilmentStatus.NONE,
                null,
                null,
                null));
  }

  @Test
  void anOrderIsCompletedOncePaidAndDelivered() {
    Axes unpaid = axes(Told.RESERVED, Told.DISPATCHED, Told.DELIVERED);
    Axes paid = axes(Told.RESERVED, Told.DISPATCHED, Told.DELIVERED, Told.CAPTURED);
    assertThat(unpaid.status()).isEqualTo(OrderStatus.PROCESSED);
    assertThat(unpaid.fulfilment()).isEqualTo(FulfilmentStatus.DELIVERED);
    assertThat(paid.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(paid.due()).isEqualTo(new Money(4_998, "EUR"));
    assertThat(paid.parcel()).isNotNull();
  }

  @Test
  void aReturnDoesNotUndoCompletion() {
    Axes returned =
        axes(
            Told.RESERVED,
            Told.CAPTURED,
            Told.DISPATCHED,
            Told.DELIVERED,
            Told.RETURNED,
            Told.REFUNDED);
    assertThat(returned.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(returned.payment()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(returned.fulfilment()).isEqualTo(FulfilmentStatus.RETURNED);
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_OF_STOCK", "UNKNOWN_PRODUCT", "PRICE_CHANGED"})
  void inventorysReasonIsTheOrders(CancelReason reason) {
    Axes axes = axes(Told.refused(reason));
    assertThat(axes.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(axes.reason()).isEqualTo(reason);
    assertThat(axes.fulfilment() == FulfilmentStatus.OUT_OF_STOCK)
        .isEqualTo(reason == CancelReason.OUT_OF_STOCK);
  }

  @Test
  void eachRefusalCancelsWithItsReason() {
    assertThat(axes(Told.DECLINED).reason()).isEqualTo(CancelReason.PAYMENT_DECLINED);
    assertThat(axes(Told.NOT_SHIPPED).reason()).isEqualTo(CancelReason.SHIPMENT_REFUSED);
    assertThat(axes(Told.WITHDRAWN).reason()).isEqualTo(CancelReason.CUSTOMER_REQUEST);
    assertThat(axes(Told.WITHDRAWN, Told.DECLINED).reason())
        .isEqualTo(CancelReason.PAYMENT_DECLINED);
  }

  @Test
  void theSameFactToldAgainIsKnown() {
    for (Fact fact : Told.all()) {
      assertThat(Facts.of(List.of(fact)).hear(fact)).isEqualTo(new Hearing.Known());
    }
  }

  @Test
  void aFactToldOtherwiseIsAContradictionToItself() {
    Fact more = new PaymentCaptured("ORD-1", "pay-1", new Money(5_000, "EUR"));
    assertThat(Facts.of(List.of(Told.CAPTURED)).hear(more))
        .isEqualTo(new Hearing.Contradiction("Payment Captured"));
  }

  @Test
  void aFactThatCannotBeTrueAsWellIsRefused() {
    assertThat(Facts.of(List.of(Told.RESERVED, Told.DISPATCHED)).hear(Told.WITHDRAWN))
        .isEqualTo(new Hearing.Contradiction("Parcel Dispatched"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Facts.of(List.of(Told.OUT_OF_STOCK, Told.RESERVED)))
        .withMessage("Stock Reserved contradicts Stock Refused");
  }

  @Test
  void anAmountThatIsNotTheOneDueIsRefused() {
    Facts reserved = Facts.of(List.of(Told.RESERVED));
    Facts captured = Facts.of(List.of(Told.RESERVED, Told.CAPTURED));
    for (Money other : List.of(new Money(4_999, "EUR"), new Money(4_998, "USD"))) {
      assertThat(reserved.hear(new PaymentCaptured("ORD-1", "pay-1", other)))
          .isEqualTo(new Hearing.Contradiction("the amount of Stock Reserved"));
      assertThat(captured.hear(new PaymentRefunded("ORD-1", "re-1", other)))
          .isInstanceOf(Hearing.Contradiction.class);
    }
  }

  @Test
  void whatTellsOfMoneyWaitsForWhatItIsJudgedBy() {
    assertThat(Facts.NONE.hear(Told.CAPTURED)).isEqualTo(new Hearing.Early(Kind.STOCK_RESERVED));
    assertThat(Facts.of(List.of(Told.RESERVED)).hear(Told.REFUNDED))
        .isEqualTo(new Hearing.Early(Kind.PAYMENT_CAPTURED));
  }

  @Test
  void anotherParcelThanTheDispatchedOneIsRefused() {
    Facts dispatched = Facts.of(List.of(Told.RESERVED, Told.CAPTURED, Told.DISPATCHED));
    for (Fact other : Forgeries.parcels(Seeds.random())) {
      assertThat(dispatched.hear(other))
          .isEqualTo(new Hearing.Contradiction("the parcel of Parcel Dispatched"));
    }
  }

  /** Recorded before there was a rule against it: the order still takes what comes. */
  @Test
  void whatIsRecordedIsNotJudgedAgain() {
    Fact more = new PaymentRefunded("ORD-1", "re-1", new Money(9_999, "EUR"));
    Facts facts = Facts.recorded(List.of(Told.RESERVED, Told.CAPTURED, more));
    assertThat(facts.hear(Told.RETURNED)).isInstanceOf(Hearing.New.class);
  }

  private static Axes axes(Fact... facts) {
    return Facts.of(List.of(facts)).axes();
  }
}

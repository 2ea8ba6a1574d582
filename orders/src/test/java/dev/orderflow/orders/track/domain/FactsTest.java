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
    assertThat(OrderState.START)
        .isEqualTo(
            new OrderState(
                OrderStatus.PROCESSED,
                PaymentStatus.NONE,
                FulfilmentStatus.NONE,
                null,
                null,
                null));
  }

  @Test
  void anOrderIsCompletedOncePaidAndDelivered() {
    OrderState unpaid = state(SampleFacts.RESERVED, SampleFacts.DISPATCHED, SampleFacts.DELIVERED);
    OrderState paid =
        state(
            SampleFacts.RESERVED,
            SampleFacts.DISPATCHED,
            SampleFacts.DELIVERED,
            SampleFacts.CAPTURED);
    assertThat(unpaid.status()).isEqualTo(OrderStatus.PROCESSED);
    assertThat(unpaid.fulfilment()).isEqualTo(FulfilmentStatus.DELIVERED);
    assertThat(paid.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(paid.due()).isEqualTo(new Money(4_998, "EUR"));
    assertThat(paid.parcel()).isNotNull();
  }

  @Test
  void aReturnDoesNotUndoCompletion() {
    OrderState returned =
        state(
            SampleFacts.RESERVED,
            SampleFacts.CAPTURED,
            SampleFacts.DISPATCHED,
            SampleFacts.DELIVERED,
            SampleFacts.RETURNED,
            SampleFacts.REFUNDED);
    assertThat(returned.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(returned.payment()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(returned.fulfilment()).isEqualTo(FulfilmentStatus.RETURNED);
  }

  @ParameterizedTest
  @EnumSource(names = {"OUT_OF_STOCK", "UNKNOWN_PRODUCT", "PRICE_CHANGED"})
  void inventorysReasonIsTheOrders(CancelReason reason) {
    OrderState state = state(SampleFacts.refused(reason));
    assertThat(state.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(state.reason()).isEqualTo(reason);
    assertThat(state.fulfilment() == FulfilmentStatus.OUT_OF_STOCK)
        .isEqualTo(reason == CancelReason.OUT_OF_STOCK);
  }

  @Test
  void eachRefusalCancelsWithItsReason() {
    assertThat(state(SampleFacts.DECLINED).reason()).isEqualTo(CancelReason.PAYMENT_DECLINED);
    assertThat(state(SampleFacts.NOT_SHIPPED).reason()).isEqualTo(CancelReason.SHIPMENT_REFUSED);
    assertThat(state(SampleFacts.WITHDRAWN).reason()).isEqualTo(CancelReason.CUSTOMER_REQUEST);
    assertThat(state(SampleFacts.WITHDRAWN, SampleFacts.DECLINED).reason())
        .isEqualTo(CancelReason.PAYMENT_DECLINED);
  }

  @Test
  void theSameFactToldAgainIsKnown() {
    for (Fact fact : SampleFacts.all()) {
      assertThat(Facts.of(List.of(fact)).hear(fact)).isEqualTo(new FactMergeResult.Known());
    }
  }

  @Test
  void aFactToldOtherwiseIsAContradictionToItself() {
    Fact more = new PaymentCaptured("ORD-1", "pay-1", new Money(5_000, "EUR"));
    assertThat(Facts.of(List.of(SampleFacts.CAPTURED)).hear(more))
        .isEqualTo(new FactMergeResult.Contradiction("Payment Captured"));
  }

  @Test
  void aFactThatCannotBeTrueAsWellIsRefused() {
    assertThat(
            Facts.of(List.of(SampleFacts.RESERVED, SampleFacts.DISPATCHED))
                .hear(SampleFacts.WITHDRAWN))
        .isEqualTo(new FactMergeResult.Contradiction("Parcel Dispatched"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Facts.of(List.of(SampleFacts.OUT_OF_STOCK, SampleFacts.RESERVED)))
        .withMessage("Stock Reserved contradicts Stock Refused");
  }

  @Test
  void anAmountThatIsNotTheOneDueIsRefused() {
    Facts reserved = Facts.of(List.of(SampleFacts.RESERVED));
    Facts captured = Facts.of(List.of(SampleFacts.RESERVED, SampleFacts.CAPTURED));
    for (Money other : List.of(new Money(4_999, "EUR"), new Money(4_998, "USD"))) {
      assertThat(reserved.hear(new PaymentCaptured("ORD-1", "pay-1", other)))
          .isEqualTo(new FactMergeResult.Contradiction("the amount of Stock Reserved"));
      assertThat(captured.hear(new PaymentRefunded("ORD-1", "re-1", other)))
          .isInstanceOf(FactMergeResult.Contradiction.class);
    }
  }

  @Test
  void whatTellsOfMoneyWaitsForWhatItIsJudgedBy() {
    assertThat(Facts.NONE.hear(SampleFacts.CAPTURED))
        .isEqualTo(new FactMergeResult.Early(Kind.STOCK_RESERVED));
    assertThat(Facts.of(List.of(SampleFacts.RESERVED)).hear(SampleFacts.REFUNDED))
        .isEqualTo(new FactMergeResult.Early(Kind.PAYMENT_CAPTURED));
  }

  @Test
  void anotherParcelThanTheDispatchedOneIsRefused() {
    Facts dispatched =
        Facts.of(List.of(SampleFacts.RESERVED, SampleFacts.CAPTURED, SampleFacts.DISPATCHED));
    for (Fact other : Forgeries.parcels(Seeds.random())) {
      assertThat(dispatched.hear(other))
          .isEqualTo(new FactMergeResult.Contradiction("the parcel of Parcel Dispatched"));
    }
  }

  /** Recorded before there was a rule against it: the order still takes what comes. */
  @Test
  void whatIsRecordedIsNotJudgedAgain() {
    Fact more = new PaymentRefunded("ORD-1", "re-1", new Money(9_999, "EUR"));
    Facts facts = Facts.recorded(List.of(SampleFacts.RESERVED, SampleFacts.CAPTURED, more));
    assertThat(facts.hear(SampleFacts.RETURNED)).isInstanceOf(FactMergeResult.New.class);
  }

  private static OrderState state(Fact... facts) {
    return Facts.of(List.of(facts)).state();
  }
}

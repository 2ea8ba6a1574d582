package dev.orderflow.orders.track.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.OrderRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Decision GRANTED = new Decision.Granted();
  private static final Decision SETTLED = new Decision.Settled();

  @Test
  void anOrderCanBeCancelledUntilDispatch() {
    assertThat(cancel()).isEqualTo(GRANTED);
    assertThat(cancel(Told.RESERVED)).isEqualTo(GRANTED);
    assertThat(cancel(Told.RESERVED, Told.CAPTURED)).isEqualTo(GRANTED);
    Decision late = new Decision.Refused("ALREADY_DISPATCHED");
    assertThat(cancel(Told.RESERVED, Told.CAPTURED, Told.DISPATCHED)).isEqualTo(late);
    assertThat(cancel(Told.CAPTURED, Told.DELIVERED)).isEqualTo(late);
    assertThat(cancel(Told.CAPTURED, Told.DELIVERED, Told.RETURNED)).isEqualTo(late);
  }

  @Test
  void shippingsRefusalHoldsForLaterRequestsToo() {
    assertThat(cancel(Told.TOO_LATE)).isEqualTo(new Decision.Refused("ALREADY_DISPATCHED"));
  }

  @Test
  void cancellingWhatIsCancelledIsSettled() {
    assertThat(cancel(Told.OUT_OF_STOCK)).isEqualTo(SETTLED);
    assertThat(cancel(Told.RESERVED, Told.DECLINED)).isEqualTo(SETTLED);
    assertThat(again(OrderRequest.Kind.CANCEL, Told.RESERVED)).isEqualTo(SETTLED);
  }

  @Test
  void onlyWhatWasDeliveredCanBeReturned() {
    Decision early = new Decision.Refused("NOT_DELIVERED");
    assertThat(giveBack()).isEqualTo(early);
    assertThat(giveBack(Told.RESERVED, Told.CAPTURED, Told.DISPATCHED)).isEqualTo(early);
    assertThat(giveBack(Told.CAPTURED, Told.DELIVERED)).isEqualTo(GRANTED);
    assertThat(giveBack(Told.OUT_OF_STOCK)).isEqualTo(new Decision.Refused("CANCELLED"));
  }

  @Test
  void returningWhatIsReturnedIsSettled() {
    assertThat(again(OrderRequest.Kind.RETURN, Told.CAPTURED, Told.DELIVERED)).isEqualTo(SETTLED);
    assertThat(giveBack(Told.CAPTURED, Told.DELIVERED, Told.RETURNED)).isEqualTo(SETTLED);
  }

  private static Decision cancel(Fact... facts) {
    return Decision.on(OrderRequest.Kind.CANCEL, Facts.of(List.of(facts)), Set.of());
  }

  private static Decision giveBack(Fact... facts) {
    return Decision.on(OrderRequest.Kind.RETURN, Facts.of(List.of(facts)), Set.of());
  }

  private static Decision again(OrderRequest.Kind kind, Fact... facts) {
    return Decision.on(kind, Facts.of(List.of(facts)), Set.of(kind));
  }
}

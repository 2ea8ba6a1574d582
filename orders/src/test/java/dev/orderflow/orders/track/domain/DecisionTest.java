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
    assertThat(cancel(SampleFacts.RESERVED)).isEqualTo(GRANTED);
    assertThat(cancel(SampleFacts.RESERVED, SampleFacts.CAPTURED)).isEqualTo(GRANTED);
    Decision late = new Decision.Refused("ALREADY_DISPATCHED");
    assertThat(cancel(SampleFacts.RESERVED, SampleFacts.CAPTURED, SampleFacts.DISPATCHED))
        .isEqualTo(late);
    assertThat(cancel(SampleFacts.CAPTURED, SampleFacts.DELIVERED)).isEqualTo(late);
    assertThat(cancel(SampleFacts.CAPTURED, SampleFacts.DELIVERED, SampleFacts.RETURNED))
        .isEqualTo(late);
  }

  @Test
  void shippingsRefusalHoldsForLaterRequestsToo() {
    assertThat(cancel(SampleFacts.TOO_LATE)).isEqualTo(new Decision.Refused("ALREADY_DISPATCHED"));
  }

  @Test
  void cancellingWhatIsCancelledIsSettled() {
    assertThat(cancel(SampleFacts.OUT_OF_STOCK)).isEqualTo(SETTLED);
    assertThat(cancel(SampleFacts.RESERVED, SampleFacts.DECLINED)).isEqualTo(SETTLED);
    assertThat(again(OrderRequest.Kind.CANCEL, SampleFacts.RESERVED)).isEqualTo(SETTLED);
  }

  @Test
  void onlyWhatWasDeliveredCanBeReturned() {
    Decision early = new Decision.Refused("NOT_DELIVERED");
    assertThat(giveBack()).isEqualTo(early);
    assertThat(giveBack(SampleFacts.RESERVED, SampleFacts.CAPTURED, SampleFacts.DISPATCHED))
        .isEqualTo(early);
    assertThat(giveBack(SampleFacts.CAPTURED, SampleFacts.DELIVERED)).isEqualTo(GRANTED);
    assertThat(giveBack(SampleFacts.OUT_OF_STOCK)).isEqualTo(new Decision.Refused("CANCELLED"));
  }

  @Test
  void returningWhatIsReturnedIsSettled() {
    assertThat(again(OrderRequest.Kind.RETURN, SampleFacts.CAPTURED, SampleFacts.DELIVERED))
        .isEqualTo(SETTLED);
    assertThat(giveBack(SampleFacts.CAPTURED, SampleFacts.DELIVERED, SampleFacts.RETURNED))
        .isEqualTo(SETTLED);
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

package dev.orderflow.orders.track.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTermsTest {

  private static final OrderTerms TERMS =
      new OrderTerms(
          List.of(new Line("tea", "Tea", 2, 100L), new Line("cup", null, 1, 250L)), "GBP");

  private static final Line TEA = new Line("tea", "Tea", 2, 100L);
  private static final Line CUP = new Line("cup", null, 1, 250L);

  @Test
  void whatWasOrderedIsReserved() {
    assertThat(reserved(450, TEA, CUP)).isNull();
    assertThat(reserved(450, CUP, TEA)).isNull();
    assertThat(
            new OrderTerms(List.of(new Line("tea", null, 1, null)), null)
                .contradictedBy(
                    new StockReserved(
                        "O", List.of(new Line("tea", null, 1, 9L)), new Money(9, "JPY"))))
        .isNull();
  }

  @Test
  void otherLinesAreNotTheOrders() {
    String lines = "the lines of the order";
    assertThat(reserved(200, TEA)).isEqualTo(lines);
    assertThat(reserved(450, TEA, new Line("pot", null, 1, 250L))).isEqualTo(lines);
    assertThat(reserved(450, TEA, CUP, CUP)).isEqualTo(lines);
    assertThat(reserved(550, new Line("tea", "Tea", 3, 100L), CUP)).isEqualTo(lines);
    assertThat(reserved(450, new Line("tea", "Gold", 2, 100L), CUP)).isEqualTo(lines);
    assertThat(
            TERMS.contradictedBy(
                new StockRefused("O", CancelReason.OUT_OF_STOCK, List.of("tea", "pot"))))
        .isEqualTo(lines);
    assertThat(
            TERMS.contradictedBy(new StockRefused("O", CancelReason.OUT_OF_STOCK, List.of("cup"))))
        .isNull();
  }

  @Test
  void otherPricesOrAnotherSumAreNot() {
    assertThat(reserved(452, new Line("tea", "Tea", 2, 101L), CUP))
        .isEqualTo("the prices of the order");
    assertThat(reserved(451, TEA, CUP)).isEqualTo("the sum of its own lines");
    assertThat(
            TERMS.contradictedBy(new StockReserved("O", List.of(TEA, CUP), new Money(450, "EUR"))))
        .isEqualTo("the currency of the order");
    OrderTerms unpriced = new OrderTerms(List.of(new Line("tea", null, 10_000, null)), null);
    Line dear = new Line("tea", null, 10_000, Long.MAX_VALUE);
    assertThat(unpriced.contradictedBy(new StockReserved("O", List.of(dear), new Money(0, "GBP"))))
        .isEqualTo("the sum of its own lines");
  }

  private static @Nullable String reserved(long due, Line... lines) {
    return TERMS.contradictedBy(new StockReserved("O", List.of(lines), new Money(due, "GBP")));
  }
}

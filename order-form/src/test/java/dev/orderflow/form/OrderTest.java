package dev.orderflow.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A value that exists is valid. */
class OrderTest {
  private static final LineItem PRICED = new LineItem("a", null, 2, 150L);
  private static final LineItem UNPRICED = new LineItem("b", null, 1, null);
  private static final String GBP = "GBP";

  @Test
  void anOrderAddsUpAndItsPricesHaveACurrency() {
    order(new Basket.Single("SSD", 1), null, null);
    order(lines(UNPRICED), null, null);
    order(lines(PRICED), GBP, 300L);
    order(lines(PRICED, UNPRICED), GBP, null);
    refuses(() -> order(lines(PRICED), GBP, 301L));
    refuses(() -> order(lines(PRICED, UNPRICED), GBP, 300L));
    refuses(() -> order(new Basket.Single("SSD", 1), GBP, 0L));
    refuses(() -> order(lines(PRICED), null, null));
  }

  @Test
  void itsPartsAreValid() {
    Basket basket = new Basket.Single("SSD", 1);
    refuses(() -> new Order("ORD 1", "a@b.co", null, null, basket, null, null, null, null, null));
    refuses(() -> new Order("ORD-1", "a@b", null, null, basket, null, null, null, null, null));
    refuses(() -> new Order("ORD-1", "a@b.co", null, " ", basket, null, null, null, null, null));
    refuses(() -> new Order("ORD-1", "a@b.co", null, null, basket, null, null, null, "", null));
    refuses(() -> new Basket.Single(" ", 1));
    refuses(() -> new Basket.Single("SSD", 0));
    refuses(() -> new LineItem("", null, 1, null));
    refuses(() -> new LineItem("a", "\n", 1, null));
    refuses(() -> new LineItem("a", null, 10_001, null));
    refuses(() -> new LineItem("a", null, 1, -1L));
    refuses(() -> new Address("UK", null, null, null, null, null, null));
    refuses(() -> new Address("GB", null, null, null, null, null, "x".repeat(257)));
    refuses(() -> new Outcome.Rejected(List.of()));
  }

  @Test
  void aBasketHasLinesOfDistinctSkusAndIsNotChangedFromOutside() {
    refuses(() -> lines());
    refuses(() -> lines(PRICED, PRICED));
    List<LineItem> items = new ArrayList<>(List.of(PRICED));
    Basket.Lines basket = new Basket.Lines(items);
    items.add(UNPRICED);
    assertThat(basket.items()).containsExactly(PRICED);
    assertThat(basket.sum()).isEqualTo(300L);
    assertThat(lines(PRICED, UNPRICED).sum()).isNull();
  }

  private static Basket.Lines lines(LineItem... items) {
    return new Basket.Lines(List.of(items));
  }

  private static Order order(Basket basket, @Nullable String currency, @Nullable Long total) {
    return new Order("ORD-1", "a@b.co", null, null, basket, currency, total, null, null, null);
  }

  private static void refuses(Runnable creation) {
    assertThatIllegalArgumentException().isThrownBy(creation::run);
  }
}

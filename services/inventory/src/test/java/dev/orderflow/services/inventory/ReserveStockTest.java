package dev.orderflow.services.inventory;

import static dev.orderflow.contracts.Milestone.Kind.CANCELLED;
import static dev.orderflow.contracts.Milestone.Kind.DISPATCHED;
import static dev.orderflow.contracts.Milestone.Kind.PAID;
import static dev.orderflow.contracts.Milestone.Kind.PROCESSED;
import static dev.orderflow.contracts.Milestone.Kind.RETURNED;
import static dev.orderflow.services.inventory.Warehouse.line;
import static dev.orderflow.services.inventory.Warehouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.kit.JsonObjects;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReserveStockTest {

  private final Warehouse warehouse = new Warehouse();

  @BeforeEach
  void stockUp() {
    warehouse.put("MOUSE", 2499, 10);
    warehouse.put("LAMP", 3990, 5);
  }

  @AfterEach
  void close() {
    warehouse.addsUp();
    warehouse.close();
  }

  @Test
  void allLinesAreReservedAtTheCataloguesPrices() {
    assertThat(warehouse.hear(PROCESSED, order("O", line("MOUSE", 2), line("LAMP", 1)))).isTrue();

    assertThat(warehouse.state("O")).isEqualTo("RESERVED");
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(8);
    assertThat(warehouse.units("MOUSE", "reserved")).isEqualTo(2);
    assertThat(data("O"))
        .containsEntry("due", Map.of("minorUnits", 8988L, "currency", "EUR"))
        .containsEntry(
            "lines",
            List.of(
                Map.of("sku", "MOUSE", "quantity", 2L, "unitPrice", 2499L),
                Map.of("sku", "LAMP", "quantity", 1L, "unitPrice", 3990L)));
  }

  @Test
  void oneLineTooManyReservesNone() {
    warehouse.hear(PROCESSED, order("O", line("MOUSE", 2), line("LAMP", 6)));

    assertThat(warehouse.state("O")).isEqualTo("REFUSED");
    assertThat(data("O"))
        .containsEntry("reason", "OUT_OF_STOCK")
        .containsEntry("skus", List.of("LAMP"));
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(10);
  }

  @Test
  void whatIsRefusedStaysRefusedWhenStockComes() {
    OrderView order = order("O", line("LAMP", 6));
    warehouse.hear(PROCESSED, order);
    warehouse.put("LAMP", 3990, 100);

    assertThat(warehouse.hear(PROCESSED, order)).isTrue();

    assertThat(warehouse.types("O")).containsExactly("Stock Refused");
    assertThat(warehouse.bus.told()).hasSize(2);
    assertThat(warehouse.units("LAMP", "available")).isEqualTo(100);
  }

  @Test
  void aProductThatIsUnknownIsToldApart() {
    warehouse.hear(PROCESSED, order("O", line("MOUSE", 11), line("NOTHING", 1)));

    assertThat(data("O"))
        .containsEntry("reason", "UNKNOWN_PRODUCT")
        .containsEntry("skus", List.of("NOTHING"));
  }

  @Test
  void aPriceThatIsNotTheCataloguesIsToldApart() {
    List<Line> lines = List.of(new Line("MOUSE", null, 1, 2498L), line("LAMP", 6));
    warehouse.hear(PROCESSED, order("O", "EUR", lines));

    assertThat(data("O"))
        .containsEntry("reason", "PRICE_CHANGED")
        .containsEntry("skus", List.of("MOUSE"));
  }

  @Test
  void theSameNumberInAnotherCurrencyIsAnotherPrice() {
    warehouse.hear(PROCESSED, order("O", "GBP", List.of(new Line("MOUSE", null, 1, 2499L))));
    warehouse.hear(PROCESSED, order("P", "EUR", List.of(new Line("MOUSE", null, 1, 2499L))));

    assertThat(data("O")).containsEntry("reason", "PRICE_CHANGED");
    assertThat(warehouse.types("P")).containsExactly("Stock Reserved");
  }

  @Test
  void oneOrderHasOneCurrency() {
    warehouse.put("TEA", 300, "GBP", 5);

    warehouse.hear(PROCESSED, order("O", line("MOUSE", 1), line("TEA", 1)));

    assertThat(data("O"))
        .containsEntry("reason", "PRICE_CHANGED")
        .containsEntry("skus", List.of("TEA"));
  }

  @Test
  void aCancelledOrderGivesBackWhatItHad() {
    OrderView order = order("O", line("MOUSE", 2));
    warehouse.hear(PROCESSED, order);
    warehouse.hear(CANCELLED, order);
    warehouse.hear(CANCELLED, order);
    warehouse.hear(PROCESSED, order);

    assertThat(warehouse.state("O")).isEqualTo("RELEASED");
    assertThat(warehouse.types("O")).containsExactly("Stock Reserved", "Stock Released");
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(10);
  }

  @Test
  void anOrderCancelledBeforeItComesIsNeverReserved() {
    OrderView order = order("O", line("MOUSE", 2));
    warehouse.hear(CANCELLED, order);
    warehouse.hear(PROCESSED, order);

    assertThat(warehouse.state("O")).isEqualTo("CANCELLED");
    assertThat(warehouse.types("O")).isEmpty();
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(10);
  }

  @Test
  void cancellingARefusedOrderReleasesNothing() {
    OrderView order = order("O", line("LAMP", 6));
    warehouse.hear(PROCESSED, order);
    warehouse.hear(CANCELLED, order);

    assertThat(warehouse.state("O")).isEqualTo("REFUSED");
    assertThat(warehouse.units("LAMP", "available")).isEqualTo(5);
  }

  @Test
  void whatIsDispatchedLeavesAndWhatIsReturnedComesBack() {
    OrderView order = order("O", line("MOUSE", 2));
    warehouse.hear(PROCESSED, order);
    warehouse.hear(DISPATCHED, order);
    assertThat(warehouse.units("MOUSE", "shipped")).isEqualTo(2);
    warehouse.hear(RETURNED, order);
    warehouse.hear(DISPATCHED, order);
    warehouse.hear(RETURNED, order);

    assertThat(warehouse.state("O")).isEqualTo("RETURNED");
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(10);
    assertThat(warehouse.types("O")).containsExactly("Stock Reserved");
  }

  @Test
  void aReturnThatOvertakesItsDispatchComesBackAllTheSame() {
    OrderView order = order("O", line("MOUSE", 2));
    warehouse.hear(PROCESSED, order);
    warehouse.hear(RETURNED, order);
    warehouse.hear(DISPATCHED, order);

    assertThat(warehouse.state("O")).isEqualTo("RETURNED");
    assertThat(warehouse.units("MOUSE", "available")).isEqualTo(10);
  }

  @Test
  void contradictionsAndWhatIsNotForStockAreNotDone() {
    OrderView order = order("O", line("MOUSE", 2));
    assertThat(warehouse.hear(DISPATCHED, order)).isFalse();
    assertThat(warehouse.hear(RETURNED, order)).isFalse();
    assertThat(warehouse.hear(PAID, order)).isFalse();
    warehouse.hear(PROCESSED, order);
    warehouse.hear(DISPATCHED, order);
    assertThat(warehouse.hear(CANCELLED, order)).isFalse();
    assertThat(warehouse.hear(PROCESSED, order("P", line("LAMP", 1), line("LAMP", 1)))).isFalse();
  }

  @Test
  void aConflictIsTriedAgainAndNeverTakenForALackOfStock() {
    warehouse.tables.cancellations.addAll(Collections.nCopies(7, "TransactionConflict"));

    assertThat(warehouse.hear(PROCESSED, order("O", line("MOUSE", 2)))).isTrue();

    assertThat(warehouse.types("O")).containsExactly("Stock Reserved");
  }

  @Test
  void aConflictThatLastsLeavesTheMessageInItsQueue() {
    warehouse.tables.cancellations.addAll(Collections.nCopies(50, "ThrottlingError"));

    assertThat(warehouse.hear(PROCESSED, order("O", line("MOUSE", 2)))).isFalse();
    warehouse.tables.cancellations.clear();
    assertThat(warehouse.hear(PROCESSED, order("O", line("MOUSE", 2)))).isTrue();

    assertThat(warehouse.types("O")).containsExactly("Stock Reserved");
  }

  @Test
  void aPriceThatChangesBetweenLookAndReservationIsTheOneReserved() {
    warehouse.weather.justBefore(2, () -> warehouse.put("MOUSE", 2999, 10));

    warehouse.hear(PROCESSED, order("O", line("MOUSE", 1)));

    assertThat(data("O")).containsEntry("due", Map.of("minorUnits", 2999L, "currency", "EUR"));
  }

  @Test
  void thePrimingChangesNothing() {
    warehouse.put("priming", 0, 1);

    StockPriming.of(
        new Stock(
            warehouse.tables,
            new Products(warehouse.tables, "PRODUCTS_TABLE"),
            "RESERVATIONS_TABLE"));

    assertThat(warehouse.state("priming")).isEmpty();
    assertThat(warehouse.units("priming", "available")).isEqualTo(1);
  }

  private Map<String, @Nullable Object> data(String orderId) {
    assertThat(warehouse.told(orderId)).hasSize(1);
    return JsonObjects.object("data", warehouse.told(orderId).iterator().next().get("data"));
  }
}

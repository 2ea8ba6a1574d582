package dev.orderflow.services.inventory;

import dev.orderflow.contracts.Line;
import dev.orderflow.services.inventory.domain.Decision;
import dev.orderflow.services.inventory.domain.Move;
import dev.orderflow.services.inventory.domain.Reservation;
import dev.orderflow.services.inventory.domain.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the function does before its snapshot: it reads, and writes under a condition not met. */
final class StockPriming {

  private static final List<Line> LINES = List.of(new Line("priming", null, 1, 0L));

  private StockPriming() {}

  static void of(Stock stock) {
    stock.find("priming");
    stock.products(LINES);
    Reservation nobodys =
        new Reservation(
            "priming",
            State.RESERVING,
            LINES,
            null,
            0,
            null,
            null,
            List.of(),
            Map.of(State.RESERVING, Instant.EPOCH));
    stock.apply(new Decision.Change(nobodys, nobodys, Move.HOLD, LINES), "priming");
  }
}

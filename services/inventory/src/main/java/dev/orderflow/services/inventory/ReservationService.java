package dev.orderflow.services.inventory;

import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.inventory.domain.Decision;
import dev.orderflow.services.inventory.domain.Demand;
import dev.orderflow.services.inventory.domain.Reservation;
import dev.orderflow.services.inventory.domain.ReservationTransitions;
import dev.orderflow.services.inventory.domain.State;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does what a milestone asks for, step by step, until nothing of it is left. */
record ReservationService(Stock stock, Clock clock) {

  /** Others may come first this often; then the message waits in its queue for a calmer time. */
  private static final int MOST_LOST_RACES = 20;

  /**
   * What is to be told now that it is stored; null where nobody waits for word.
   *
   * @throws PoisonException if the milestone contradicts an earlier one
   * @throws IllegalStateException if the products are in too much demand just now
   */
  Decision.@Nullable Tell settle(Milestone milestone, String eventId) {
    Reservation stored = firstLook(milestone);
    int lost = 0;
    while (lost < MOST_LOST_RACES) {
      Instant now = clock.instant();
      switch (next(milestone, stored, now)) {
        case Decision.Change change -> {
          if (stock.apply(change, eventId)) {
            stored = change.after();
          } else {
            lost++;
            stored = stock.find(milestone.orderId());
          }
        }
        case Decision.Tell tell -> {
          return tell;
        }
        case Decision.Rest _ -> {
          return null;
        }
        case Decision.Impossible(var why) -> throw new PoisonException(why);
      }
    }
    throw new IllegalStateException("others came first " + lost + " times");
  }

  /**
   * Most orders come once, so a new one is taken for new without a look; where it is not, the
   * write's condition says so.
   */
  private @Nullable Reservation firstLook(Milestone milestone) {
    return milestone.kind() == Milestone.Kind.PROCESSED ? null : stock.find(milestone.orderId());
  }

  private Decision next(Milestone milestone, @Nullable Reservation stored, Instant now) {
    return switch (milestone.kind()) {
      case PROCESSED -> reserve(milestone.order(), stored, now);
      case CANCELLED -> ReservationTransitions.release(milestone.orderId(), stored, now);
      case DISPATCHED -> ReservationTransitions.ship(stored, now);
      case RETURNED -> ReservationTransitions.takeBack(stored, now);
      case RESERVED, PAID, DELIVERED, COMPLETED, CANCELLING, RELEASED, RETURNING, REFUNDED ->
          throw new PoisonException(milestone.type() + " asks nothing of stock");
    };
  }

  private Decision reserve(OrderView order, @Nullable Reservation stored, Instant now) {
    if (stored != null && stored.state() != State.RESERVING) {
      return ReservationTransitions.reserved(stored);
    }
    if (order.status() != OrderStatus.PROCESSED) {
      return new Decision.Rest();
    }
    Demand demand = stored == null ? demand(order) : stored.demand();
    return ReservationTransitions.reserve(demand, stored, stock.products(demand.open()), now);
  }

  private static Demand demand(OrderView order) {
    try {
      return Demand.of(order);
    } catch (IllegalArgumentException e) {
      throw new PoisonException(String.valueOf(e.getMessage()), e);
    }
  }
}

package dev.orderflow.services.inventory.domain;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order has set aside.
 *
 * @param lines at the catalogue's prices once they are set aside; none if it was cancelled before
 * @param currency of the order; null as long as nothing is set aside and it names none
 * @param moved lines that the move under way has moved, from the first on; 0 when none is
 * @param due null unless every line is, or was, set aside
 * @param reason null unless it is refused
 * @param skus the lines to blame if it is refused
 * @param reached when it came to which state
 */
public record Reservation(
    String orderId,
    State state,
    List<Line> lines,
    @Nullable String currency,
    int moved,
    @Nullable Money due,
    @Nullable CancelReason reason,
    List<String> skus,
    Map<State, Instant> reached) {

  public Reservation {
    lines = List.copyOf(lines);
    skus = List.copyOf(skus);
    reached = Map.copyOf(reached);
  }

  static Reservation of(Demand demand, State state, Instant now) {
    return new Reservation(
        demand.orderId(),
        state,
        demand.lines(),
        demand.currency(),
        0,
        null,
        null,
        List.of(),
        Map.of(state, now));
  }

  /** The demand that is left of it while it is being set aside. */
  public Demand demand() {
    return new Demand(orderId, lines, currency, moved);
  }

  Reservation with(State next, int linesMoved, Instant now) {
    Map<State, Instant> times = new EnumMap<>(State.class);
    times.putAll(reached);
    times.putIfAbsent(next, now);
    return new Reservation(orderId, next, lines, currency, linesMoved, due, reason, skus, times);
  }

  Reservation priced(List<Line> atPrices, String inCurrency, @Nullable Money total) {
    return new Reservation(
        orderId, state, atPrices, inCurrency, moved, total, reason, skus, reached);
  }

  Reservation refused(Offer.Refused refusal) {
    return new Reservation(
        orderId, state, lines, currency, 0, null, refusal.reason(), refusal.skus(), reached);
  }

  /** When it came to that state, which it must have. */
  public Instant at(State state) {
    @Nullable Instant time = reached.get(state);
    if (time == null) {
      throw new IllegalStateException("never was " + state + ": " + orderId);
    }
    return time;
  }
}

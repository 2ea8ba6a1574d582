package dev.orderflow.services.inventory.domain;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The next step of a reservation on each milestone that stock hears. Whoever repeats steps until
 * none is a {@link Decision.Change} has done all that the milestone asks for, however often and in
 * whatever order milestones come.
 */
public final class ReservationTransitions {

  /** A transaction holds 100 actions, and one of them is the reservation's own. */
  public static final int MOST_LINES = 99;

  private ReservationTransitions() {}

  /** Order Processed, where nothing is stored yet or it is half set aside. */
  public static Decision reserve(
      Demand demand, @Nullable Reservation stored, Map<String, Product> products, Instant now) {
    return switch (Offer.to(demand, products)) {
      case Offer.Granted(var lines, var due) -> hold(demand, stored, lines, due, now);
      case Offer.Refused refused -> refuse(demand, stored, refused, now);
    };
  }

  /** Order Processed, where it is settled what becomes of it. */
  public static Decision reserved(Reservation stored) {
    return switch (stored.state()) {
      case RESERVED, RELEASING, RELEASED, SHIPPING, SHIPPED, RETURNING, RETURNED ->
          new Decision.Tell(
              new StockReserved(
                  stored.orderId(), stored.lines(), Objects.requireNonNull(stored.due())),
              stored.at(State.RESERVED));
      case REFUSED ->
          new Decision.Tell(
              new StockRefused(
                  stored.orderId(), Objects.requireNonNull(stored.reason()), stored.skus()),
              stored.at(State.REFUSED));
      case CANCELLED -> new Decision.Rest();
      case RESERVING -> throw new IllegalArgumentException("is being set aside");
    };
  }

  /** Order Cancelled. Where nothing was promised, nothing is told. */
  public static Decision release(String orderId, @Nullable Reservation stored, Instant now) {
    if (stored == null) {
      Demand none = new Demand(orderId, List.of(), null, 0);
      return stay(null, Reservation.of(none, State.CANCELLED, now));
    }
    return switch (stored.state()) {
      case RESERVING -> undo(stored, stored.with(State.CANCELLED, 0, now));
      case RESERVED, RELEASING -> move(stored, Move.RELEASE, now);
      case RELEASED -> new Decision.Tell(new StockReleased(orderId), stored.at(State.RELEASED));
      case REFUSED, CANCELLED -> new Decision.Rest();
      case SHIPPING, SHIPPED, RETURNING, RETURNED -> contradiction("cancelled", stored);
    };
  }

  /** Order Dispatched. */
  public static Decision ship(@Nullable Reservation stored, Instant now) {
    if (stored == null) {
      return new Decision.Impossible("dispatched, and nothing was ever set aside");
    }
    return switch (stored.state()) {
      case RESERVED, SHIPPING -> move(stored, Move.SHIP, now);
      case SHIPPED, RETURNING, RETURNED -> new Decision.Rest();
      case RESERVING, REFUSED, RELEASING, RELEASED, CANCELLED ->
          contradiction("dispatched", stored);
    };
  }

  /** Order Returned, also where Order Dispatched is still on its way. */
  public static Decision takeBack(@Nullable Reservation stored, Instant now) {
    if (stored == null) {
      return new Decision.Impossible("returned, and nothing was ever set aside");
    }
    return switch (stored.state()) {
      case RESERVED, SHIPPING -> move(stored, Move.SHIP, now);
      case SHIPPED, RETURNING -> move(stored, Move.TAKE_BACK, now);
      case RETURNED -> new Decision.Rest();
      case RESERVING, REFUSED, RELEASING, RELEASED, CANCELLED -> contradiction("returned", stored);
    };
  }

  private static Decision hold(
      Demand demand, @Nullable Reservation stored, List<Line> priced, Money due, Instant now) {
    int end = Math.min(demand.held() + MOST_LINES, priced.size());
    boolean whole = end == priced.size();
    State state = whole ? State.RESERVED : State.RESERVING;
    // The rest keeps the prices that the order names, or none, until it is set aside itself.
    List<Line> lines = new ArrayList<>(priced.subList(0, end));
    lines.addAll(demand.lines().subList(end, priced.size()));
    Reservation after =
        (stored == null ? Reservation.of(demand, state, now) : stored)
            .with(state, whole ? 0 : end, now)
            .priced(lines, due.currency(), whole ? due : null);
    return new Decision.Change(stored, after, Move.HOLD, priced.subList(demand.held(), end));
  }

  private static Decision refuse(
      Demand demand, @Nullable Reservation stored, Offer.Refused refused, Instant now) {
    if (stored == null) {
      return stay(null, Reservation.of(demand, State.REFUSED, now).refused(refused));
    }
    return undo(stored, stored.with(State.REFUSED, 0, now).refused(refused));
  }

  /** Up to 100 lines are two parts: what is half set aside is one of them, and put back as one. */
  private static Decision undo(Reservation stored, Reservation after) {
    return new Decision.Change(
        stored, after, Move.RELEASE, stored.lines().subList(0, stored.moved()));
  }

  private static Decision move(Reservation stored, Move move, Instant now) {
    int end = Math.min(stored.moved() + MOST_LINES, stored.lines().size());
    boolean whole = end == stored.lines().size();
    Reservation after = stored.with(whole ? move.done() : move.underWay(), whole ? 0 : end, now);
    return new Decision.Change(stored, after, move, stored.lines().subList(stored.moved(), end));
  }

  private static Decision stay(@Nullable Reservation before, Reservation after) {
    return new Decision.Change(before, after, null, List.of());
  }

  private static Decision contradiction(String milestone, Reservation stored) {
    return new Decision.Impossible(milestone + ", and its stock is " + stored.state());
  }
}

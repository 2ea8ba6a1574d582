package dev.orderflow.orders.track.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever can happen, told in whatever order, ends the same and takes no illegal step. */
class HistoriesTest {

  private static final int HISTORIES = 4_000;
  private static final int TELLINGS = 6;

  private static final Map<OrderStatus, Set<OrderStatus>> ORDER =
      Map.of(
          OrderStatus.PROCESSED, Set.of(OrderStatus.COMPLETED, OrderStatus.CANCELLED),
          OrderStatus.COMPLETED, Set.of(),
          OrderStatus.CANCELLED, Set.of());

  private static final Map<PaymentStatus, Set<PaymentStatus>> PAYMENT =
      Map.of(
          PaymentStatus.NONE, Set.of(PaymentStatus.CAPTURED, PaymentStatus.DECLINED),
          PaymentStatus.CAPTURED, Set.of(PaymentStatus.REFUNDED),
          PaymentStatus.DECLINED, Set.of(),
          PaymentStatus.REFUNDED, Set.of());

  private static final Map<FulfilmentStatus, Set<FulfilmentStatus>> FULFILMENT =
      Map.of(
          FulfilmentStatus.NONE,
          Set.of(FulfilmentStatus.RESERVED, FulfilmentStatus.OUT_OF_STOCK),
          FulfilmentStatus.RESERVED,
          Set.of(FulfilmentStatus.RELEASED, FulfilmentStatus.DISPATCHED),
          FulfilmentStatus.DISPATCHED,
          Set.of(FulfilmentStatus.DELIVERED),
          FulfilmentStatus.DELIVERED,
          Set.of(FulfilmentStatus.RETURNED),
          FulfilmentStatus.OUT_OF_STOCK,
          Set.of(),
          FulfilmentStatus.RELEASED,
          Set.of(),
          FulfilmentStatus.RETURNED,
          Set.of());

  private final Random random = Seeds.random();

  @Test
  void anyTellingEndsTheSameAndEveryMoveIsLegal() {
    for (int i = 0; i < HISTORIES; i++) {
      List<Fact> history = Services.history(random);
      OrderState end = Facts.of(history).state();
      for (int telling = 0; telling < TELLINGS; telling++) {
        List<Fact> deliveries = deliveries(history);
        assertThat(hear(deliveries)).as("%s told as %s", history, deliveries).isEqualTo(end);
      }
    }
  }

  @Test
  void whatExcludesEachOtherIsWhatNeverHappensTogether() {
    Set<Set<Kind>> together = new HashSet<>();
    for (int i = 0; i < HISTORIES; i++) {
      List<Kind> kinds = Services.history(random).stream().map(Kind::of).toList();
      kinds.forEach(one -> kinds.forEach(other -> together.add(Set.copyOf(List.of(one, other)))));
    }
    for (Kind one : Kind.values()) {
      for (Kind other : Kind.values()) {
        assertThat(one.excludes(other))
            .as("%s excludes %s", one, other)
            .isEqualTo(!together.contains(Set.copyOf(List.of(one, other))));
      }
    }
  }

  /** All ends that orders have, so that the histories are known to be worth something. */
  @Test
  void historiesReachEveryEnd() {
    Set<String> ends = new HashSet<>();
    for (int i = 0; i < HISTORIES; i++) {
      OrderState end = Facts.of(Services.history(random)).state();
      ends.add(end.status() + " " + end.payment() + " " + end.fulfilment());
    }
    assertThat(ends)
        .containsExactlyInAnyOrder(
            "COMPLETED CAPTURED DELIVERED",
            "COMPLETED REFUNDED RETURNED",
            "CANCELLED NONE NONE",
            "CANCELLED NONE OUT_OF_STOCK",
            "CANCELLED NONE RELEASED",
            "CANCELLED DECLINED RELEASED",
            "CANCELLED REFUNDED RELEASED");
  }

  /**
   * Among the deliveries are forged ones, of other amounts, currencies, parcels and lines, before
   * and after the true ones: those of money and of lines are never recorded, whenever they come.
   */
  @Test
  void whatIsForgedIsNeverRecordedAndChangesNoEnd() {
    int forgeries = 0;
    for (int i = 0; i < HISTORIES; i++) {
      List<Fact> history = Services.history(random);
      OrderState end = Facts.of(history).state();
      List<Fact> deliveries = deliveries(history);
      List<Fact> forged = Forgeries.of(history, random);
      forged.forEach(it -> deliveries.add(random.nextInt(deliveries.size() + 1), it));
      forgeries += forged.size();
      Facts heard = hearOrReject(deliveries, Set.copyOf(forged));
      assertThat(heard.state()).as("%s told as %s", history, deliveries).isEqualTo(end);
    }
    assertThat(forgeries).isGreaterThan(HISTORIES);
  }

  private static Facts hearOrReject(List<Fact> deliveries, Set<Fact> forged) {
    List<Fact> queue = new ArrayList<>(deliveries);
    Facts facts = Facts.NONE;
    // What comes too early comes again, as often as the queue lets it.
    for (int receives = 0; receives < 5; receives++) {
      List<Fact> again = new ArrayList<>();
      for (Fact fact : queue) {
        if (SampleFacts.TERMS.contradictedBy(fact) != null) {
          assertThat(forged).contains(fact);
          continue;
        }
        switch (facts.hear(fact)) {
          case FactMergeResult.New(var more) -> {
            assertThat(forged).as("%s beside %s", fact, facts).doesNotContain(fact);
            facts = more;
          }
          case FactMergeResult.Early _ -> again.add(fact);
          case FactMergeResult.Known _ -> {}
          case FactMergeResult.Contradiction _ -> assertThat(forged).contains(fact);
        }
      }
      queue = again;
    }
    assertThat(forged).containsAll(queue);
    return facts;
  }

  /** Each fact at least once, in any order, some again and again. */
  private List<Fact> deliveries(List<Fact> history) {
    List<Fact> deliveries = new ArrayList<>(history);
    for (int again = random.nextInt(5); again > 0 && !history.isEmpty(); again--) {
      deliveries.add(history.get(random.nextInt(history.size())));
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  /** Some deliveries are dropped, as by a crash before they were recorded, and come again later. */
  private OrderState hear(List<Fact> deliveries) {
    List<Fact> queue = new ArrayList<>(deliveries);
    Facts facts = Facts.NONE;
    while (!queue.isEmpty()) {
      Fact fact = queue.removeFirst();
      if (random.nextInt(4) == 0) {
        queue.add(random.nextInt(queue.size() + 1), fact);
        continue;
      }
      FactMergeResult merged = facts.hear(fact);
      assertThat(merged)
          .as("%s beside %s", fact, facts)
          .isNotInstanceOf(FactMergeResult.Contradiction.class);
      if (merged instanceof FactMergeResult.Early) {
        queue.add(fact);
      }
      if (merged instanceof FactMergeResult.New(var more)) {
        assertLegal(facts.state(), more.state());
        facts = more;
      }
    }
    return facts.state();
  }

  private static void assertLegal(OrderState before, OrderState after) {
    assertThat(reachable(ORDER, before.status())).contains(after.status());
    assertThat(reachable(PAYMENT, before.payment())).contains(after.payment());
    assertThat(reachable(FULFILMENT, before.fulfilment())).contains(after.fulfilment());
  }

  /** A fact that overtook others moves an axis by several steps at once. */
  private static <E> Set<E> reachable(Map<E, Set<E>> steps, E from) {
    Set<E> reached = new HashSet<>(Set.of(from));
    List<E> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      for (E next : steps.getOrDefault(open.removeFirst(), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}

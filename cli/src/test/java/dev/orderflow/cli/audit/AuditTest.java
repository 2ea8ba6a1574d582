package dev.orderflow.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.audit.Findings.Payment;
import dev.orderflow.cli.audit.Findings.Product;
import dev.orderflow.cli.audit.Findings.Reservation;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound books add up, and each single fault in them shows. */
class AuditTest {

  private static final Instant TAKEN = Instant.parse("2026-01-15T12:00:00Z");

  /** Books that a case may spoil. */
  private static final class Books {
    final Map<String, String> accepted = new HashMap<>();
    final List<StoredOrder> orders = new ArrayList<>();
    final Set<String> forgotten = new HashSet<>();
    final Map<String, Instant> rejected = new HashMap<>();
    final Set<String> deadLetters = new HashSet<>();
    final List<Product> products = new ArrayList<>();
    final List<Reservation> reservations = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    Instant since = TAKEN.minusSeconds(1);
    long inFlight;

    /** One order at each end, one in progress, one rejected, one repeated, one dead letter. */
    Books() {
      accepted.putAll(
          Map.of(
              "e-1", "ORD-1", "e-2", "ORD-2", "e-3", "ORD-3", "e-4", "", "e-5", "ORD-1", "e-6",
              "ORD-6"));
      orders.add(new StoredOrder("ORD-1", "e-1", TAKEN, "COMPLETED", "CAPTURED", "DELIVERED", 500));
      orders.add(new StoredOrder("ORD-2", "e-2", TAKEN, "CANCELLED", "REFUNDED", "RELEASED", 700));
      orders.add(new StoredOrder("ORD-3", "e-3", TAKEN, "PROCESSED", "NONE", "RESERVED", 900));
      orders.add(new StoredOrder("ORD-4", "", TAKEN, "REJECTED", "", "", 0));
      rejected.put("e-4", TAKEN);
      deadLetters.add("e-6");
      products.add(new Product("MOUSE", 10, 6, 3, 1));
      reservations.add(new Reservation("ORD-1", "SHIPPED", 1));
      reservations.add(new Reservation("ORD-2", "RELEASED", 4));
      reservations.add(new Reservation("ORD-3", "RESERVED", 3));
      payments.add(new Payment("ORD-1", "CAPTURED", 500, 0));
      payments.add(new Payment("ORD-2", "REFUNDED", 700, 700));
    }

    Audit audit() {
      accepted.keySet().removeAll(forgotten);
      return Audit.of(
          new Findings(
              accepted,
              new Findings.Record(accepted.keySet(), since),
              orders,
              rejected,
              deadLetters,
              inFlight,
              products,
              reservations,
              payments));
    }
  }

  /** A fault, and the equation that must show it. */
  record Fault(String name, String equation, Consumer<Books> spoil) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("an order is lost", "orders", it -> it.accepted.put("e-9", "ORD-9")),
        new Fault("a rejection is lost", "orders", it -> it.rejected.clear()),
        new Fault("a dead letter is lost", "orders", it -> it.deadLetters.clear()),
        new Fault(
            "an order came in by another way",
            "orders without a record",
            it -> it.forgotten.add("e-3")),
        new Fault(
            "a rejected order came in by another way",
            "orders without a record",
            it -> it.forgotten.add("e-4")),
        new Fault(
            "nothing came in, and yet there are orders",
            "orders without a record",
            it -> it.forgotten.addAll(it.accepted.keySet())),
        new Fault(
            "a cancelled order holds goods",
            "stored orders",
            it -> it.reservations.set(1, new Reservation("ORD-2", "RESERVED", 4))),
        new Fault(
            "a cancelled order was not refunded",
            "stored orders",
            it -> it.payments.set(1, new Payment("ORD-2", "CAPTURED", 700, 0))),
        new Fault(
            "a completed order was not shipped",
            "stored orders",
            it -> it.reservations.set(0, new Reservation("ORD-1", "RESERVED", 1))),
        new Fault(
            "a unit vanished",
            "units of stock",
            it -> it.products.set(0, new Product("MOUSE", 10, 5, 3, 1))),
        new Fault(
            "a unit is reserved for nobody",
            "reserved units",
            it -> it.products.set(0, new Product("MOUSE", 10, 5, 4, 1))),
        new Fault(
            "a unit is shipped to nobody",
            "shipped units",
            it -> it.products.set(0, new Product("MOUSE", 10, 5, 3, 2))),
        new Fault(
            "money was taken twice",
            "money (minor units)",
            it -> it.payments.set(0, new Payment("ORD-1", "CAPTURED", 1000, 0))),
        new Fault(
            "two wrong amounts that cancel each other out",
            "money (minor units)",
            it -> {
              it.payments.set(0, new Payment("ORD-1", "CAPTURED", 400, 0));
              it.payments.set(1, new Payment("ORD-2", "REFUNDED", 800, 700));
            }));
  }

  @Test
  void soundBooksAddUp() {
    Audit audit = new Books().audit();

    assertThat(audit.holds()).isTrue();
    assertThat(audit.equations().getFirst().parts())
        .containsExactly(
            new Equation.Term("processed", 3),
            new Equation.Term("rejected", 1),
            new Equation.Term("repeated", 1),
            new Equation.Term("dead-lettered", 1),
            new Equation.Term("in flight", 0));
  }

  @Test
  void nothingAddsUpToNothing() {
    var nothing =
        new Findings(
            Map.of(),
            new Findings.Record(Set.of(), Instant.EPOCH),
            List.of(),
            Map.of(),
            Set.of(),
            7,
            List.of(),
            List.of(),
            List.of());

    assertThat(Audit.of(nothing).holds()).isTrue();
  }

  @Test
  void whatIsStillInAQueueIsNotMissing() {
    Books books = new Books();
    books.accepted.put("e-9", "ORD-9");
    books.inFlight = 2;

    assertThat(books.audit().holds()).isTrue();
  }

  @Test
  void namesTheOrdersThatNobodySawComeIn() {
    Books books = new Books();
    books.forgotten.addAll(List.of("e-2", "e-4"));

    assertThat(books.audit().equations())
        .filteredOn(it -> it.name().equals("orders without a record"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.whole()).isEqualTo(new Equation.Term("stored or rejected", 2));
              assertThat(it.gap()).isEqualTo(2);
              assertThat(it.culprits())
                  .containsExactly(
                      "a rejected order, event e-4: no record that the bus took it",
                      "order ORD-2, event e-2: no record that the bus took it");
            });
  }

  @Test
  void ordersFromBeforeTheRecordAreToldAsSuch() {
    Books books = new Books();
    books.since = TAKEN.plusMillis(1);
    books.forgotten.addAll(List.of("e-1", "e-2", "e-4", "e-5"));
    Audit audit = books.audit();

    assertThat(audit.holds()).isTrue();
    assertThat(audit.equations())
        .filteredOn(it -> it.name().equals("orders without a record"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.parts())
                    .containsExactly(new Equation.Term("older than the record", 3)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultShows(Fault fault) {
    Books books = new Books();
    fault.spoil().accept(books);
    Audit audit = books.audit();

    assertThat(audit.holds()).isFalse();
    assertThat(audit.equations())
        .filteredOn(it -> it.gap() != 0 || !it.culprits().isEmpty())
        .extracting(Equation::name)
        .contains(fault.equation());
  }

  /** An audit whose books are short of so much money. */
  private static Audit missing(long money) {
    Books books = new Books();
    books.payments.add(new Payment("ORD-3", "CAPTURED", money, 0));
    return books.audit();
  }

  /** Takes looks in turn, each a second after the one before; the last of them stays. */
  private static Audit settled(int patience, Audit... looks) throws InterruptedException {
    AtomicInteger taken = new AtomicInteger(1);
    return Audit.settled(
        looks[0],
        () -> looks[Math.min(taken.getAndIncrement(), looks.length - 1)],
        Duration.ofSeconds(patience),
        Duration.ZERO,
        () -> Duration.ofSeconds(taken.get()).toNanos());
  }

  @Test
  void looksAgainAsLongAsAnythingMoves() throws InterruptedException {
    Audit audit =
        settled(2, missing(5), missing(4), missing(3), missing(2), missing(1), new Books().audit());

    assertThat(audit.holds()).isTrue();
  }

  @Test
  void givesUpOnWhatNoLongerMoves() throws InterruptedException {
    Audit audit = settled(2, missing(5), missing(4), missing(4), missing(4), new Books().audit());

    assertThat(audit).isEqualTo(missing(4));
  }

  @Test
  void givesUpOnWhatMovesForEver() throws InterruptedException {
    Audit[] looks = new Audit[100];
    Arrays.setAll(looks, i -> missing(i + 1));

    assertThat(settled(2, looks)).isEqualTo(missing(61));
  }

  @Test
  void looksOnceWithoutPatience() throws InterruptedException {
    assertThat(settled(0, missing(5), new Books().audit())).isEqualTo(missing(5));
  }
}

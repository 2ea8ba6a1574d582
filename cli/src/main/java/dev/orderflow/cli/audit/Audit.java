package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Findings.StoredOrder;
import dev.orderflow.cli.connect.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The equations that must hold, of one moment. */
public record Audit(List<Equation> equations) {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int MOST_PATIENCES = 30;

  public Audit {
    equations = List.copyOf(equations);
  }

  /**
   * Looks until everything adds up, since what moves while it is counted may seem to be missing. It
   * gives up when nothing has moved for as long as the patience, or when that has not come about in
   * thirty times the patience.
   */
  public static Audit of(Connection connection, Duration patience) throws InterruptedException {
    return of(connection, patience, () -> {});
  }

  /**
   * @param unsettled is told once if the first look is not the last
   */
  static Audit of(Connection connection, Duration patience, Runnable unsettled)
      throws InterruptedException {
    Audit first = of(read(connection));
    if (first.holds() || patience.isZero()) {
      return first;
    }
    unsettled.run();
    return settled(first, () -> of(read(connection)), patience, LOOK_EVERY, System::nanoTime);
  }

  static Audit settled(
      Audit first, Supplier<Audit> look, Duration patience, Duration pause, LongSupplier nanoTime)
      throws InterruptedException {
    Audit audit = first;
    long begun = nanoTime.getAsLong();
    long moved = begun;
    long now = begun;
    while (!audit.holds()
        && now - moved < patience.toNanos()
        && now - begun < patience.multipliedBy(MOST_PATIENCES).toNanos()) {
      Thread.sleep(pause);
      Audit next = look.get();
      now = nanoTime.getAsLong();
      moved = next.equals(audit) ? moved : now;
      audit = next;
    }
    return audit;
  }

  static Audit of(Findings findings) {
    List<Equation> equations = new ArrayList<>();
    equations.add(OrderEquation.of(findings));
    RecordEquation.of(findings).ifPresent(equations::add);
    equations.add(SagaEquation.of(findings));
    equations.addAll(StockEquations.of(findings));
    equations.add(MoneyEquation.of(findings));
    return new Audit(equations);
  }

  /** Whether nothing is missing and nothing is there twice. */
  public boolean holds() {
    return equations.stream().allMatch(it -> it.gap() == 0 && it.culprits().isEmpty());
  }

  // Accepted first and what became of it after, so that no order counts as missing for being young.
  private static Findings read(Connection connection) {
    Ledgers ledgers = new Ledgers(connection.dynamoDb());
    Waiting waiting = new Waiting(connection.sqs());
    Accepted record = new Accepted(connection.logs());
    Map<String, String> accepted = record.events();
    long inFlight = waiting.inFlight();
    List<StoredOrder> orders = ledgers.orders();
    Map<String, Instant> rejections = ledgers.rejections();
    return new Findings(
        accepted,
        record(record, accepted.keySet(), orders, rejections.keySet()),
        orders,
        rejections,
        waiting.deadLetterIds(),
        inFlight,
        ledgers.products(),
        ledgers.reservations(),
        ledgers.payments());
  }

  /** Read once more if something is not in it, which may be younger than the first reading. */
  private static Findings.Record record(
      Accepted record, Set<String> accepted, List<StoredOrder> orders, Set<String> rejections) {
    boolean complete =
        accepted.containsAll(rejections)
            && orders.stream().allMatch(it -> it.isRejected() || accepted.contains(it.eventId()));
    return complete
        ? new Findings.Record(accepted, Instant.EPOCH)
        : new Findings.Record(record.events().keySet(), record.since(Instant.now()));
  }
}

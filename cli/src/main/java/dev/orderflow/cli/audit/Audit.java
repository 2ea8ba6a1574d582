package dev.orderflow.cli.audit;

import dev.orderflow.cli.connect.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The equations that must hold, of one moment. */
public record Audit(List<Equation> equations) {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  public Audit {
    equations = List.copyOf(equations);
  }

  /**
   * Looks until everything adds up, since what moves while it is counted may seem to be missing,
   * but not longer than the patience.
   */
  public static Audit of(Connection connection, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Audit audit = of(read(connection));
    while (!audit.holds() && System.nanoTime() < end) {
      Thread.sleep(LOOK_EVERY);
      audit = of(read(connection));
    }
    return audit;
  }

  static Audit of(Findings findings) {
    List<Equation> equations = new ArrayList<>();
    equations.add(OrderEquation.of(findings));
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
    var accepted = new Accepted(connection.logs()).events();
    long inFlight = waiting.inFlight();
    return new Findings(
        accepted,
        ledgers.orders(),
        ledgers.refusalIds(),
        waiting.deadLetterIds(),
        inFlight,
        ledgers.products(),
        ledgers.reservations(),
        ledgers.payments());
  }
}

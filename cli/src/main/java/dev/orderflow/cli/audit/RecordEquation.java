package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is stored or rejected, and of which the bus has no record that it came in: it is older than
 * the record, or nobody knows where it came from, such as another rule or a queue's own sender.
 */
final class RecordEquation {

  private final Findings.Record record;
  private final List<String> unexplained = new ArrayList<>();
  private long older;

  private RecordEquation(Findings.Record record) {
    this.record = record;
  }

  /** Empty if there is no such order, as is usual. */
  static Optional<Equation> of(Findings findings) {
    RecordEquation equation = new RecordEquation(findings.record());
    for (StoredOrder order : findings.orders()) {
      if (!order.isRejected()) {
        equation.add("order " + order.orderId(), order.eventId(), order.publishedAt());
      }
    }
    findings.rejected().forEach((id, time) -> equation.add("a rejected order", id, time));
    return equation.isEmpty() ? Optional.empty() : Optional.of(equation.sum());
  }

  private void add(String what, String eventId, Instant publishedAt) {
    if (record.eventIds().contains(eventId)) {
      return;
    }
    if (publishedAt.isBefore(record.since())) {
      older++;
    } else {
      unexplained.add("%s, event %s: no record that the bus took it".formatted(what, eventId));
    }
  }

  private boolean isEmpty() {
    return older == 0 && unexplained.isEmpty();
  }

  private Equation sum() {
    return new Equation(
        "orders without a record",
        new Term("stored or rejected", older + unexplained.size()),
        List.of(new Term("older than the record", older)),
        unexplained.stream().sorted().toList());
  }
}

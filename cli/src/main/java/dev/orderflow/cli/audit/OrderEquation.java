package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every order event that the bus took is processed, rejected, told again of an order that is
 * stored, in a dead-letter queue, or still on its way.
 */
final class OrderEquation {

  private OrderEquation() {}

  static Equation of(Findings findings) {
    Set<String> processed = new HashSet<>();
    Set<String> stored = new HashSet<>();
    for (StoredOrder order : findings.orders()) {
      if (!order.isRejected()) {
        processed.add(order.eventId());
        stored.add(order.orderId());
      }
    }
    long[] counts = new long[4];
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, String> event : findings.accepted().entrySet()) {
      String id = event.getKey();
      if (processed.contains(id)) {
        counts[0]++;
      } else if (findings.rejected().containsKey(id)) {
        counts[1]++;
      } else if (findings.deadLetters().contains(id)) {
        counts[3]++;
      } else if (stored.contains(event.getValue())) {
        counts[2]++;
      } else {
        missing.add("event " + id + ", order " + event.getValue());
      }
    }
    // What waits in queues may be any message; only what is missing otherwise can be an order.
    long onTheWay = Math.min(missing.size(), findings.inFlight());
    return new Equation(
        "orders",
        new Term("accepted", findings.accepted().size()),
        List.of(
            new Term("processed", counts[0]),
            new Term("rejected", counts[1]),
            new Term("repeated", counts[2]),
            new Term("dead-lettered", counts[3]),
            new Term("in flight", onTheWay)),
        missing.size() > onTheWay ? missing : List.of());
  }
}

package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.audit.Findings.Payment;
import dev.orderflow.cli.audit.Findings.Reservation;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every stored order is in progress or came to an end that leaves nothing open: a cancelled order
 * holds neither goods nor money, a completed one has both where they belong.
 */
final class SagaEquation {

  private static final Set<String> GOODS_GONE =
      Set.of("SHIPPING", "SHIPPED", "RETURNING", "RETURNED");

  private SagaEquation() {}

  static Equation of(Findings findings) {
    Set<String> holding = holding(findings);
    Set<String> charged = charged(findings);
    Set<String> gone =
        findings.reservations().stream()
            .filter(it -> GOODS_GONE.contains(it.state()))
            .map(Reservation::orderId)
            .collect(Collectors.toSet());
    long stored = 0;
    long progressing = 0;
    long completed = 0;
    long cancelled = 0;
    List<String> culprits = new ArrayList<>();
    for (StoredOrder order : findings.orders()) {
      if (order.isRejected()) {
        continue;
      }
      stored++;
      String id = order.orderId();
      switch (order.status()) {
        case "PROCESSED" -> progressing++;
        case "COMPLETED" -> {
          if (gone.contains(id)) {
            completed++;
          } else {
            culprits.add("order " + id + " is completed, yet its goods are not shipped");
          }
        }
        case "CANCELLED" -> {
          if (holding.contains(id)) {
            culprits.add("order " + id + " is cancelled, yet holds goods");
          } else if (charged.contains(id)) {
            culprits.add("order " + id + " is cancelled, yet its money is kept");
          } else {
            cancelled++;
          }
        }
        default -> culprits.add("order " + id + " is " + order.status());
      }
    }
    return new Equation(
        "stored orders",
        new Term("stored", stored),
        List.of(
            new Term("completed", completed),
            new Term("cancelled", cancelled),
            new Term("in progress", progressing)),
        culprits);
  }

  private static Set<String> holding(Findings findings) {
    return findings.reservations().stream()
        .filter(it -> it.state().equals("RESERVED"))
        .map(Reservation::orderId)
        .collect(Collectors.toSet());
  }

  private static Set<String> charged(Findings findings) {
    Set<String> charged = new HashSet<>();
    for (Payment payment : findings.payments()) {
      if (payment.kept() != 0) {
        charged.add(payment.orderId());
      }
    }
    return charged;
  }
}

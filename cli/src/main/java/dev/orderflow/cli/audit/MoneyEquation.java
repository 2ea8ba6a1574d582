package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.audit.Findings.Payment;
import dev.orderflow.cli.audit.Findings.StoredOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The money that the ledger holds is what orders that were neither cancelled nor returned are
 * worth. Minor units of all currencies are added up: a gap is a gap in any of them.
 */
final class MoneyEquation {

  private MoneyEquation() {}

  static Equation of(Findings findings) {
    Map<String, Long> kept = new HashMap<>();
    long charged = 0;
    long refunded = 0;
    for (Payment payment : findings.payments()) {
      kept.put(payment.orderId(), payment.kept());
      charged += payment.charged();
      refunded += payment.refunded();
    }
    long worth = 0;
    List<String> culprits = new ArrayList<>();
    for (StoredOrder order : findings.orders()) {
      long owed = isPaid(order) ? order.due() : 0;
      worth += owed;
      if (kept.getOrDefault(order.orderId(), 0L) != owed) {
        culprits.add("order " + order.orderId());
      }
    }
    return new Equation(
        "money (minor units)",
        new Term("charged", charged),
        List.of(new Term("refunded", refunded), new Term("worth of paid orders", worth)),
        culprits);
  }

  private static boolean isPaid(StoredOrder order) {
    return order.payment().equals("CAPTURED");
  }
}

package dev.orderflow.cli.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.contracts.Problem;
import dev.orderflow.form.OrderForm;
import dev.orderflow.form.Outcome;
import dev.orderflow.kit.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders that validate-order will reject, by its own rules.
 *
 * @param problems by order id, in the order of the invoices
 */
record Rejections(Map<String, List<Problem>> problems) {

  /**
   * One rule that one field breaks, on whichever line.
   *
   * @param field such as {@code items[].quantity}
   */
  record Kind(String field, String rule, String message) {

    private static Kind of(Problem problem) {
      String field = problem.field().replaceAll("\\[\\d+]", "[]");
      return new Kind(field, problem.rule(), problem.message());
    }

    String text() {
      return (field.isEmpty() ? "the order" : field) + " " + message;
    }
  }

  static Rejections of(List<Invoice> invoices, Instant now) {
    Map<String, List<Problem>> rejected = new LinkedHashMap<>();
    for (Invoice invoice : invoices) {
      Map<String, Object> detail = OrderEvent.of(invoice);
      int bytes = Json.write(detail).getBytes(UTF_8).length;
      switch (OrderForm.read(detail, bytes, now)) {
        case Outcome.Accepted _ -> {}
        case Outcome.Rejected(var problems) -> rejected.put(invoice.number(), problems);
      }
    }
    return new Rejections(rejected);
  }

  boolean contain(Invoice invoice) {
    return problems.containsKey(invoice.number());
  }

  /** The ids of the orders that each kind of problem rejects. */
  Map<Kind, List<String>> byKind() {
    Map<Kind, List<String>> kinds = new LinkedHashMap<>();
    problems.forEach(
        (orderId, found) ->
            found.stream()
                .map(Kind::of)
                .distinct()
                .forEach(kind -> kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(orderId)));
    return kinds;
  }
}

package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.audit.Findings.Product;
import dev.orderflow.cli.audit.Findings.Reservation;
import java.util.List;
import java.util.function.ToLongFunction;

/** No unit of stock appears or vanishes, and what is set aside is set aside for somebody. */
final class StockEquations {

  private StockEquations() {}

  static List<Equation> of(Findings findings) {
    return List.of(units(findings.products()), held(findings), shipped(findings));
  }

  private static Equation units(List<Product> products) {
    return new Equation(
        "units of stock",
        new Term("received", sum(products, Product::received)),
        List.of(
            new Term("available", sum(products, Product::available)),
            new Term("reserved", sum(products, Product::reserved)),
            new Term("shipped", sum(products, Product::shipped))),
        products.stream()
            .filter(it -> it.received() != it.available() + it.reserved() + it.shipped())
            .map(it -> "product " + it.sku())
            .toList());
  }

  private static Equation held(Findings findings) {
    return new Equation(
        "reserved units",
        new Term("by products", sum(findings.products(), Product::reserved)),
        List.of(new Term("by orders", unitsIn("RESERVED", findings.reservations()))),
        List.of());
  }

  private static Equation shipped(Findings findings) {
    return new Equation(
        "shipped units",
        new Term("by products", sum(findings.products(), Product::shipped)),
        List.of(new Term("by orders", unitsIn("SHIPPED", findings.reservations()))),
        List.of());
  }

  private static long unitsIn(String state, List<Reservation> reservations) {
    return sum(
        reservations.stream().filter(it -> it.state().equals(state)).toList(), Reservation::units);
  }

  private static <T> long sum(List<T> items, ToLongFunction<T> value) {
    return items.stream().mapToLong(value).sum();
  }
}

package dev.orderflow.services.inventory.domain;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.OrderView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an order wants to have set aside.
 *
 * @param lines each sku once
 * @param currency of the prices that the order names; null where it names none
 * @param held how many of the lines, from the first on, are set aside already, at their prices
 */
public record Demand(String orderId, List<Line> lines, @Nullable String currency, int held) {

  public Demand {
    lines = List.copyOf(lines);
    Set<String> skus = new HashSet<>();
    for (Line line : lines) {
      if (!skus.add(line.sku())) {
        throw new IllegalArgumentException("a sku is on two lines");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if a sku is on two lines, which no valid order has
   */
  public static Demand of(OrderView order) {
    return new Demand(order.orderId(), order.lines(), order.currency(), 0);
  }

  /** The lines that are still to be set aside. */
  public List<Line> open() {
    return lines.subList(held, lines.size());
  }
}

package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.ShipmentRefused;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the customer ordered, which no fact can be at odds with.
 *
 * @param lines each sku once, with its unit price where the order names one
 * @param currency null where the order names none
 */
public record OrderTerms(List<Line> lines, @Nullable String currency) {

  public OrderTerms {
    lines = List.copyOf(lines);
  }

  /** What of the order the fact contradicts; null if nothing. */
  public @Nullable String contradictedBy(Fact fact) {
    return switch (fact) {
      case StockReserved reserved -> contradictedBy(reserved);
      case StockRefused refused -> skus().keySet().containsAll(refused.skus()) ? null : LINES;
      case StockReleased _,
          PaymentCaptured _,
          PaymentDeclined _,
          PaymentRefunded _,
          ParcelDispatched _,
          ParcelDelivered _,
          ParcelReturned _,
          ShipmentRefused _,
          ShipmentWithdrawn _,
          WithdrawalRefused _ ->
          null;
    };
  }

  private static final String LINES = "the lines of the order";

  private @Nullable String contradictedBy(StockReserved reserved) {
    Map<String, Line> ordered = skus();
    for (Line line : reserved.lines()) {
      Line wanted = ordered.remove(line.sku());
      if (wanted == null
          || wanted.quantity() != line.quantity()
          || !Objects.equals(wanted.name(), line.name())) {
        return LINES;
      }
      if (wanted.unitPrice() != null && !wanted.unitPrice().equals(line.unitPrice())) {
        return "the prices of the order";
      }
    }
    if (!ordered.isEmpty()) {
      return LINES;
    }
    if (currency != null && !currency.equals(reserved.due().currency())) {
      return "the currency of the order";
    }
    return isSum(reserved) ? null : "the sum of its own lines";
  }

  private Map<String, Line> skus() {
    Map<String, Line> skus = new HashMap<>();
    lines.forEach(line -> skus.put(line.sku(), line));
    return skus;
  }

  private static boolean isSum(StockReserved reserved) {
    try {
      long sum = 0;
      for (Line line : reserved.lines()) {
        Long price = line.unitPrice();
        if (price == null) {
          return false;
        }
        sum = Math.addExact(sum, Math.multiplyExact(price, line.quantity()));
      }
      return new Money(sum, reserved.due().currency()).equals(reserved.due());
    } catch (ArithmeticException e) {
      return false;
    }
  }
}

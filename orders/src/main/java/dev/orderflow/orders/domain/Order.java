package dev.orderflow.orders.domain;

import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A valid order: where one exists, every rule of the order form holds but the one about the time.
 *
 * @param total minor units of the currency; where given, the sum of the lines
 * @param placedAt when the customer placed it, as the producer says
 */
public record Order(
    String orderId,
    String customerEmail,
    @Nullable String customerId,
    Basket basket,
    @Nullable Currency currency,
    @Nullable Long total,
    @Nullable Address shippingAddress,
    @Nullable Instant placedAt) {
  public Order {
    Check.require("orderId", Checks.orderId(orderId));
    Check.require("customerEmail", Checks.email(customerEmail));
    Check.require("customerId", customerId == null ? null : Checks.code(customerId));
    Check.require("total", total == null || total.equals(sum(basket)) ? null : Fault.SUM);
    Check.require("currency", currency != null || !isPriced(basket) ? null : Fault.REQUIRED);
  }

  private static @Nullable Long sum(Basket basket) {
    return switch (basket) {
      case Basket.Single _ -> null;
      case Basket.Lines lines -> lines.sum();
    };
  }

  private static boolean isPriced(Basket basket) {
    return basket instanceof Basket.Lines lines && lines.isPriced();
  }
}

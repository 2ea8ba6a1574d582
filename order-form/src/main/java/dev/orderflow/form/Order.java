package dev.orderflow.form;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid order: where one exists, every rule of the order form holds but the one about the time.
 *
 * @param emailVerified whether the address is known to be the customer's; null where the producer
 *     answers for it
 * @param currency a code of {@link dev.orderflow.contracts.Currencies}
 * @param total minor units of the currency; where given, the sum of the lines
 * @param paymentToken by which the customer's card is charged; never logged
 * @param placedAt when the customer placed it, as the producer says
 */
public record Order(
    String orderId,
    String customerEmail,
    @Nullable Boolean emailVerified,
    @Nullable String customerId,
    Basket basket,
    @Nullable String currency,
    @Nullable Long total,
    @Nullable Address shippingAddress,
    @Nullable String paymentToken,
    @Nullable Instant placedAt) {
  public Order {
    Check.ORDER_ID.require("orderId", orderId);
    Check.EMAIL.require("customerEmail", customerEmail);
    Check.CODE.requireIfGiven("customerId", customerId);
    Check.TOKEN.requireIfGiven("paymentToken", paymentToken);
    Check.CURRENCY.requireIfGiven("currency", currency);
    Check.require("total", total == null || total.equals(basket.sum()), Fault.SUM);
    Check.require("currency", currency != null || !basket.isPriced(), Fault.REQUIRED);
  }
}

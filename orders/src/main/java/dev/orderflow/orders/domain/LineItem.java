package dev.orderflow.orders.domain;

import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param sku the stock code
 * @param quantity 1 to 10,000
 * @param unitPrice minor units of the order's currency, or null where the line states none
 */
public record LineItem(String sku, @Nullable String name, int quantity, @Nullable Long unitPrice) {
  public LineItem {
    Check.require("sku", Checks.code(sku));
    Check.require("name", name == null ? null : Checks.note(name));
    Check.require("quantity", Checks.quantity((long) quantity));
    Check.require("unitPrice", unitPrice == null ? null : Checks.unitPrice(unitPrice));
  }
}

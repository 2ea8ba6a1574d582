package dev.orderflow.form;

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
    Check.CODE.require("sku", sku);
    Check.NOTE.requireIfGiven("name", name);
    Check.QUANTITY.require("quantity", (long) quantity);
    Check.UNIT_PRICE.requireIfGiven("unitPrice", unitPrice);
  }
}

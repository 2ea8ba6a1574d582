package dev.orderflow.form;

import dev.orderflow.contracts.StockCodes;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param sku the stock code, in NFC
 * @param quantity 1 to 10,000
 * @param unitPrice minor units of the order's currency, or null where the line states none
 */
public record LineItem(String sku, @Nullable String name, int quantity, @Nullable Long unitPrice) {
  public LineItem {
    sku = StockCodes.normalized(sku);
    Check.SKU.require("sku", sku);
    Check.NOTE.requireIfGiven("name", name);
    Check.QUANTITY.require("quantity", (long) quantity);
    Check.UNIT_PRICE.requireIfGiven("unitPrice", unitPrice);
  }
}

package dev.orderflow.services.inventory.domain;

/**
 * What the catalogue and the shelf say of a product.
 *
 * @param price minor units
 * @param currency a code of ISO 4217
 * @param available units that nobody has
 */
public record Product(String sku, long price, String currency, long available) {}

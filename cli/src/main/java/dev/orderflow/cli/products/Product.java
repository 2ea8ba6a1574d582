package dev.orderflow.cli.products;

import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.StockCodes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A product and where its units are: received = available + reserved + shipped.
 *
 * @param price minor units
 */
record Product(
    String sku,
    String name,
    long price,
    String currency,
    long received,
    long available,
    long reserved,
    long shipped) {

  static Product of(Map<String, AttributeValue> item) {
    return new Product(
        text(item, "sku"),
        text(item, "name"),
        number(item, "price"),
        text(item, "currency"),
        number(item, "received"),
        number(item, "available"),
        number(item, "reserved"),
        number(item, "shipped"));
  }

  boolean isSoldAs(Offer offer) {
    return name.equals(offer.name()) && price == offer.price() && currency.equals(offer.currency());
  }

  /**
   * @param lowerCase in NFC
   */
  boolean mentions(String lowerCase) {
    return sku.toLowerCase(Locale.ROOT).contains(lowerCase)
        || StockCodes.normalized(name).toLowerCase(Locale.ROOT).contains(lowerCase);
  }

  /** With the decimals of its currency, such as {@code 24.99 GBP}. */
  String priceText() {
    return Currencies.text(price, currency);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sku", sku);
    json.put("name", name);
    json.put("price", price);
    json.put("currency", currency);
    json.put("received", received);
    json.put("available", available);
    json.put("reserved", reserved);
    json.put("shipped", shipped);
    return json;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.n() == null ? 0 : Long.parseLong(value.n());
  }
}

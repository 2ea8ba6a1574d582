package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * No line of the order is set aside, because not every one could be.
 *
 * @param reason {@code OUT_OF_STOCK}, {@code UNKNOWN_PRODUCT} or {@code PRICE_CHANGED}
 * @param skus the lines to blame, 1 to 100
 */
public record StockRefused(String orderId, CancelReason reason, List<String> skus) implements Fact {
  public static final String TYPE = "Stock Refused";

  public StockRefused {
    OrderIdRule.check(orderId);
    skus = List.copyOf(skus);
    switch (reason) {
      case OUT_OF_STOCK, UNKNOWN_PRODUCT, PRICE_CHANGED -> {}
      case PAYMENT_DECLINED, SHIPMENT_REFUSED, CUSTOMER_REQUEST, OPERATOR_REQUEST ->
          throw new IllegalArgumentException("reason is not inventory's: " + reason);
    }
    if (skus.isEmpty() || skus.size() > 100) {
      throw new IllegalArgumentException("not 1 to 100 skus: " + skus.size());
    }
  }

  static StockRefused of(Fields fields) {
    return new StockRefused(
        fields.text("orderId"), fields.choice("reason", CancelReason.class), fields.texts("skus"));
  }

  @Override
  public String source() {
    return EventNames.INVENTORY_SOURCE;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("orderId", orderId);
    fields.put("reason", reason.name());
    fields.put("skus", skus);
    return fields;
  }
}

package dev.orderflow.cli.simulating;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an order can come to rest; a cancelled one by its reason. */
enum End {
  COMPLETED,
  RETURNED,
  REJECTED,
  OUT_OF_STOCK,
  UNKNOWN_PRODUCT,
  PRICE_CHANGED,
  PAYMENT_DECLINED,
  SHIPMENT_REFUSED,
  CUSTOMER_REQUEST,
  /** Not at rest: something of it is still to come. */
  UNDER_WAY;

  private static final Set<String> NO_GOODS = Set.of("NONE", "OUT_OF_STOCK", "RELEASED");

  static End of(Map<String, AttributeValue> order) {
    return switch (text(order, "status")) {
      case "REJECTED" -> REJECTED;
      case "COMPLETED" -> completed(order);
      case "CANCELLED" -> cancelled(order);
      default -> UNDER_WAY;
    };
  }

  private static End completed(Map<String, AttributeValue> order) {
    if (!text(order, "fulfilment").equals("RETURNED")) {
      return COMPLETED;
    }
    return text(order, "payment").equals("REFUNDED") ? RETURNED : UNDER_WAY;
  }

  private static End cancelled(Map<String, AttributeValue> order) {
    boolean open =
        text(order, "payment").equals("CAPTURED") || !NO_GOODS.contains(text(order, "fulfilment"));
    return open ? UNDER_WAY : valueOf(text(order, "reason"));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}

package dev.orderflow.orders.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an item counts against the limit of 400 KB. Source: DynamoDB developer guide, "DynamoDB item
 * sizes and formats".
 */
final class ItemSize {

  static final int LIMIT = 400 * 1024;

  private static final int CONTAINER = 3;
  private static final int ELEMENT = 1;

  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream().mapToInt(it -> utf8(it.getKey()) + of(it.getValue())).sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(new BigDecimal(value.n()));
      case BOOL, NUL -> 1;
      case L -> CONTAINER + value.l().stream().mapToInt(it -> ELEMENT + of(it)).sum();
      case M -> CONTAINER + value.m().size() * ELEMENT + of(value.m());
      case B, BS, SS, NS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("no order has " + value.type());
    };
  }

  /** A byte for two significant digits, one beside them, and one for a sign. */
  private static int number(BigDecimal number) {
    int digits = number.signum() == 0 ? 1 : number.stripTrailingZeros().precision();
    return (digits + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }

  private ItemSize() {}
}

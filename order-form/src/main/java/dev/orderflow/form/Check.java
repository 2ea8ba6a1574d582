package dev.orderflow.form;

import org.jspecify.annotations.Nullable;

/**
 * The rules for single values, by name: each a pure function to what is wrong, or null. Names in a
 * switch rather than lambdas in a table, of which every one is a class made at a cold start.
 */
enum Check {
  ORDER_ID,
  EMAIL,
  CODE,
  SKU,
  STOCK_CODE,
  NOTE,
  TOKEN,
  COUNTRY,
  CURRENCY,
  TIMESTAMP,
  QUANTITY,
  UNIT_PRICE,
  TOTAL,
  LINES,
  OBJECT,
  FLAG;

  @Nullable Fault fault(Object value) {
    return switch (this) {
      case ORDER_ID -> Checks.orderId(value);
      case EMAIL -> Checks.email(value);
      case CODE -> Checks.code(value);
      case SKU -> Checks.sku(value);
      case STOCK_CODE -> Checks.stockCode(value);
      case NOTE -> Checks.note(value);
      case TOKEN -> Checks.token(value);
      case COUNTRY -> Checks.country(value);
      case CURRENCY -> Checks.currency(value);
      case TIMESTAMP -> Checks.timestamp(value);
      case QUANTITY -> Checks.quantity(value);
      case UNIT_PRICE -> Checks.unitPrice(value);
      case TOTAL -> Checks.total(value);
      case LINES -> Checks.lines(value);
      case OBJECT -> Checks.object(value);
      case FLAG -> value instanceof Boolean ? null : Fault.NOT_FLAG;
    };
  }

  /** Holds a value that exists to the rule by which it is read. */
  void require(String name, Object value) {
    Fault fault = fault(value);
    if (fault != null) {
      throw invalid(name, fault);
    }
  }

  /** The same for a value that may be left out. */
  void requireIfGiven(String name, @Nullable Object value) {
    if (value != null) {
      require(name, value);
    }
  }

  static void require(String name, boolean holds, Fault otherwise) {
    if (!holds) {
      throw invalid(name, otherwise);
    }
  }

  private static IllegalArgumentException invalid(String name, Fault fault) {
    return new IllegalArgumentException(name + " " + fault.message());
  }
}

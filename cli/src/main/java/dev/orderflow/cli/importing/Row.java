package dev.orderflow.cli.importing;

import java.time.Instant;

/** A line as it is read. */
sealed interface Row {

  /**
   * A line that an order can hold.
   *
   * @param name empty if there is none
   * @param quantity above 0
   * @param unitPrice in pennies, above 0
   */
  record Sale(
      String invoice,
      String sku,
      String name,
      long quantity,
      Instant placedAt,
      long unitPrice,
      String customer,
      String country)
      implements Row {}

  /**
   * A line that none can.
   *
   * @param invoice empty where it cannot be told
   */
  record Unusable(String invoice, LeftOut reason) implements Row {}
}

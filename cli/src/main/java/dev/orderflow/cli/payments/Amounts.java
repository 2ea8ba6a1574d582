package dev.orderflow.cli.payments;

import dev.orderflow.contracts.Currencies;

/** Minor units as people read them. */
final class Amounts {

  private Amounts() {}

  /** With the decimals of its currency, such as {@code 24.99 EUR}; empty without a currency. */
  static String text(long minorUnits, String currency) {
    return currency.isEmpty() ? "" : Currencies.text(minorUnits, currency);
  }

  static String plain(long minorUnits, String currency) {
    return Currencies.plain(minorUnits, currency);
  }
}

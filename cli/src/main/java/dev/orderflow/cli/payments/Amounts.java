package dev.orderflow.cli.payments;

import java.math.BigDecimal;
import java.util.Currency;

/** Minor units as people read them. */
final class Amounts {

  private Amounts() {}

  /** With the decimals of its currency, such as {@code 24.99 EUR}; empty without a currency. */
  static String text(long minorUnits, String currency) {
    return currency.isEmpty() ? "" : plain(minorUnits, currency) + " " + currency;
  }

  static String plain(long minorUnits, String currency) {
    return BigDecimal.valueOf(minorUnits, decimals(currency)).toPlainString();
  }

  private static int decimals(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }
}

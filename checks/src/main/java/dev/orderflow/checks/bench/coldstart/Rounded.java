package dev.orderflow.checks.bench.coldstart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Two decimals are all that such measurements bear. */
final class Rounded {

  private Rounded() {}

  static BigDecimal of(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}

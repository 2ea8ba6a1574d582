package dev.orderflow.checks.bench.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Two decimals are all that such measurements bear. */
public final class Rounded {

  private Rounded() {}

  public static BigDecimal of(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}

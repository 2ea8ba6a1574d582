package dev.orderflow.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What JSON Schema calls an integer: 1.0 and 1e0 are the same number as 1. */
public final class WholeNumber {

  /** As many digits as the largest {@code Long} has. */
  private static final int LONGEST = 19;

  /** The JSON value as a {@code Long}; null if it is no whole number, or none that fits. */
  public static @Nullable Long of(@Nullable Object value) {
    return switch (value) {
      case Long number -> number;
      case BigDecimal number -> fitting(number);
      case null, default -> null;
    };
  }

  private static @Nullable Long fitting(BigDecimal number) {
    if (number.signum() == 0) {
      return 0L;
    }
    // Before anything that would write an exponent of a billion out.
    if ((long) number.precision() - number.scale() > LONGEST
        || number.stripTrailingZeros().scale() > 0) {
      return null;
    }
    return number.toBigInteger().bitLength() < Long.SIZE ? (Long) number.longValueExact() : null;
  }

  private WholeNumber() {}
}

package dev.orderflow.api.operate;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a metric was in one period.
 *
 * @param start of the period, in seconds of the epoch
 */
record Point(long start, double value) {

  List<Object> json() {
    return List.of(start, number(value));
  }

  /** To a thousandth, and whole where it is. */
  static Object number(double value) {
    double rounded = Math.rint(value * 1000) / 1000;
    return rounded == Math.rint(rounded) ? (Object) (long) rounded : BigDecimal.valueOf(rounded);
  }
}

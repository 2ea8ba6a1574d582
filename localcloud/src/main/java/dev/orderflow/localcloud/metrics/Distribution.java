package dev.orderflow.localcloud.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many values lie in which class. A power of two has 16 classes, so that a percentile is told
 * to about three in a hundred.
 *
 * @param classes those that have values, ascending
 * @param counts of each of them
 */
record Distribution(int[] classes, int[] counts) {

  private static final int PER_POWER = 16;
  private static final int LEAST_EXPONENT = -10;
  private static final int MOST_EXPONENT = 30;

  /** How many classes there are; below and above the range the outermost take what comes. */
  static final int CLASSES = (MOST_EXPONENT - LEAST_EXPONENT) * PER_POWER;

  static int classOf(double value) {
    int exponent = Math.getExponent(value);
    if (value <= 0 || exponent < LEAST_EXPONENT) {
      return 0;
    }
    if (exponent >= MOST_EXPONENT) {
      return CLASSES - 1;
    }
    int part = (int) ((value / Math.scalb(1.0, exponent) - 1) * PER_POWER);
    return (exponent - LEAST_EXPONENT) * PER_POWER + part;
  }

  private static double middleOf(int index) {
    double width = 1.0 / PER_POWER;
    double in = 1 + (index % PER_POWER + 0.5) * width;
    return Math.scalb(in, index / PER_POWER + LEAST_EXPONENT);
  }

  /**
   * @param counts by class
   */
  static Distribution of(int[] counts) {
    int[] classes = new int[counts.length];
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        classes[size++] = i;
      }
    }
    int[] found = Arrays.copyOf(classes, size);
    return new Distribution(found, Arrays.stream(found).map(i -> counts[i]).toArray());
  }

  Distribution and(@Nullable Distribution other) {
    if (other == null) {
      return this;
    }
    int[] all = new int[CLASSES];
    addTo(all);
    other.addTo(all);
    return of(all);
  }

  private void addTo(int[] all) {
    for (int i = 0; i < classes.length; i++) {
      all[classes[i]] += counts[i];
    }
  }

  /**
   * @param percent more than 0, 100 at most
   */
  double percentile(double percent) {
    double rank = percent / 100 * Arrays.stream(counts).asLongStream().sum();
    long before = 0;
    for (int i = 0; i < classes.length; i++) {
      before += counts[i];
      if (before >= rank) {
        return middleOf(classes[i]);
      }
    }
    return Double.NaN;
  }
}

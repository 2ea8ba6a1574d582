package dev.orderflow.localcloud.cloudwatch;

import java.util.Arrays;

/** How a value breaches a threshold. */
enum Comparison {
  AT_LEAST("GreaterThanOrEqualToThreshold", "greater than or equal to") {
    @Override
    boolean breaches(double value, double threshold) {
      return value >= threshold;
    }
  },
  MORE("GreaterThanThreshold", "greater than") {
    @Override
    boolean breaches(double value, double threshold) {
      return value > threshold;
    }
  },
  AT_MOST("LessThanOrEqualToThreshold", "less than or equal to") {
    @Override
    boolean breaches(double value, double threshold) {
      return value <= threshold;
    }
  },
  LESS("LessThanThreshold", "less than") {
    @Override
    boolean breaches(double value, double threshold) {
      return value < threshold;
    }
  };

  private final String text;
  private final String words;

  Comparison(String text, String words) {
    this.text = text;
    this.words = words;
  }

  abstract boolean breaches(double value, double threshold);

  static Comparison of(String text) {
    return Arrays.stream(values()).filter(it -> it.text.equals(text)).findAny().orElseThrow();
  }

  /** Whether more of something cannot end a breach. */
  boolean isUpwards() {
    return this == AT_LEAST || this == MORE;
  }

  /** Such as {@code less than}. */
  String words() {
    return words;
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.orderflow.localcloud.cloudwatch;

import java.util.Arrays;

/** What an alarm makes of periods without a value. */
enum MissingData {
  MISSING("missing"),
  IGNORE("ignore"),
  BREACHING("breaching"),
  NOT_BREACHING("notBreaching");

  private final String text;

  MissingData(String text) {
    this.text = text;
  }

  static MissingData of(String text) {
    return Arrays.stream(values()).filter(it -> it.text.equals(text)).findAny().orElseThrow();
  }

  @Override
  public String toString() {
    return text;
  }
}

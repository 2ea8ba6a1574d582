package dev.orderflow.services.live;

import org.jspecify.annotations.Nullable;

/** What became of one message on its way to all that are to get it; told from several threads. */
final class Delivery {

  private int expected;
  private int settled;
  private int told;
  private @Nullable RuntimeException trouble;

  synchronized void expectOne() {
    expected++;
  }

  synchronized void told() {
    settled++;
    told++;
  }

  /** One that is not there any more need not be told. */
  synchronized void spared() {
    settled++;
  }

  synchronized void failed(RuntimeException e) {
    settled++;
    trouble = e;
  }

  /**
   * As a metric's name.
   *
   * @throws RuntimeException if one could not be reached for a reason that may pass
   */
  synchronized String outcome() {
    if (trouble != null) {
      throw trouble;
    }
    if (settled < expected) {
      throw new IllegalStateException("not all were tried");
    }
    return told == 0 ? "NobodyLooking" : "NewsPassedOn";
  }
}

package dev.orderflow.checks.architecture.broken.orders;

/** A function that is paid for sleeping. */
public final class Sleepy {
  void pause() throws InterruptedException {
    Thread.sleep(1);
  }
}

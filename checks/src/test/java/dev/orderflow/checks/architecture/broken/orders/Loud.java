package dev.orderflow.checks.architecture.broken.orders;

/** A function that prints past its logger. */
public final class Loud {
  void log() {
    System.out.println("an order");
  }
}

package dev.orderflow.checks.architecture.broken.orders;

/** A function that looks past its environment. */
public final class Peeking {
  String table() {
    return String.valueOf(System.getenv("ORDERS_TABLE"));
  }
}

package dev.orderflow.services.billing;

/** The process dies: nothing catches it but whoever delivers the message again. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(int point) {
    super("at point " + point, null, false, false);
  }
}
